package dev.lighterman.operation.inquiry;

import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Page;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.Refusal.MustAct;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lists the latest requests with their states. What others mistyped is of no use to who reads it,
 * so it is counted, and listed only where it is asked for.
 */
public final class ListRequests implements Query {
  private static final int PAGE_SIZE = 20;
  private static final int MAX_ELSEWHERE = 5;
  private static final String REFUSED = "refused";

  private final OperationContext services;

  public ListRequests(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "requests",
        List.of(),
        Sentence.of("operation.requests"),
        List.of(
            new Argument(
                Sentence.of("placeholder.refused"),
                Sentence.of("argument.refused"),
                Argument.Arity.ONE)),
        List.of(Page.OPTION));
  }

  @Override
  public Answer answer(Intent intent) {
    List<ListedRequest> refused = services.requests().listing().refused(intent.channel());
    return isOnlyRefused(intent) ? refused(intent, refused) : usual(intent, refused);
  }

  private static boolean isOnlyRefused(Intent intent) {
    return intent.words().stream()
        .findFirst()
        .map(word -> {
          if (!word.equalsIgnoreCase(REFUSED)) {
            throw new AskerMustAct(
                Sentence.of("requests.no-filter", "word", word),
                new SuggestedCommand(Sentence.of("requests.offer.refused"), "requests " + REFUSED));
          }
          return true;
        })
        .orElse(false);
  }

  /** Whether somebody else has to find other words; what others have to mend concerns them. */
  private static boolean isMistyped(ListedRequest request, Intent intent) {
    return request.state() instanceof RequestState.Refused refused
        && refused.mustAct() == MustAct.ASKER
        && !request.intent().asker().equals(intent.asker());
  }

  private Answer refused(Intent intent, List<ListedRequest> refused) {
    Sentence title = Sentence.of("requests.refused", "all", refused.size());
    return answer(intent, title, numbers(refused), List.of())
        .orElseGet(() -> Answer.of(Sentence.of("requests.none-refused")));
  }

  private Answer usual(Intent intent, List<ListedRequest> refused) {
    List<ListedRequest> mistyped =
        refused.stream().filter(each -> isMistyped(each, intent)).toList();
    Set<RequestNumber> hidden = Set.copyOf(numbers(mistyped));
    List<RequestNumber> shown =
        services.requests().numbers(intent.channel()).stream()
            .filter(number -> !hidden.contains(number))
            .toList();
    Sentence title =
        Sentence.of("requests.first", "open", services.requests().listing().open(intent.channel()));
    List<Answer.Part> after =
        Stream.concat(leftOut(mistyped, intent), openElsewhere(intent)).toList();
    return answer(intent, title, shown, after).orElseGet(() -> none(after));
  }

  private Stream<Answer.Part> leftOut(List<ListedRequest> mistyped, Intent intent) {
    long count =
        mistyped.stream().filter(services.requestFilters().visible(intent.asker())).count();
    return count == 0
        ? Stream.of()
        : Stream.of(new Answer.Line(Sentence.of("requests.left-out", "count", count)));
  }

  /** A person may look for a request in the wrong channel, or in a direct message. */
  private Stream<Answer.Part> openElsewhere(Intent intent) {
    List<ListedRequest> open =
        services.requests().listing().open().stream()
            .flatMap(row -> row.readable().stream())
            .filter(each -> !each.intent().channel().equals(intent.channel()))
            .filter(services.requestFilters().visible(intent.asker()))
            .toList();
    return open.isEmpty()
        ? Stream.of()
        : Stream.of(
            new Answer.Section(
                Sentence.of("requests.elsewhere", "count", open.size()),
                open.reversed().stream()
                    .limit(MAX_ELSEWHERE)
                    .map(RequestLine::inChannel)
                    .toList()));
  }

  private static Answer none(List<Answer.Part> after) {
    List<Answer.Part> next = List.of(new Answer.Line(Sentence.of("requests.none.next")));
    return new Answer(Sentence.of("requests.none"), after.isEmpty() ? next : after);
  }

  private static List<RequestNumber> numbers(List<ListedRequest> requests) {
    return requests.stream().map(ListedRequest::number).toList();
  }

  /** Empty if none of them may be seen. */
  private Optional<Answer> answer(
      Intent intent, Sentence title, List<RequestNumber> numbers, List<Answer.Part> after) {
    Page page = Page.of(intent, PAGE_SIZE, numbers.size());
    List<StoredRequest> recent = services.requests().all(page.of(numbers));
    Predicate<ListedRequest> visible = services.requestFilters().visible(intent.asker());
    List<Request> shown =
        StoredRequest.readable(recent).stream()
            .filter(each -> visible.test(ListedRequest.of(each)))
            .toList();
    List<RequestNumber> unreadable = StoredRequest.unreadable(recent);
    if (shown.isEmpty() && unreadable.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer(
            title.with("shown", shown.size() + unreadable.size()).with("page", page.number()),
            Stream.of(
                    table(shown),
                    unreadable.stream()
                        .map(number -> new Answer.Line(RequestLine.unreadable(number))),
                    after.stream(),
                    page.buttons(usage(), intent))
                .<Answer.Part>flatMap(each -> each)
                .toList()));
  }

  /** Empty where there is nothing to put in it. */
  private static Stream<Answer.Part> table(List<Request> requests) {
    List<Sentence> columns =
        Stream.of("number", "operation", "site", "state", "asked-by", "decided-by", "asked")
            .map(column -> Sentence.of("column." + column))
            .toList();
    return requests.isEmpty()
        ? Stream.of()
        : Stream.of(new Table(columns, requests.stream().map(ListRequests::row).toList()));
  }

  private static List<Sentence> row(Request request) {
    ListedRequest listed = ListedRequest.of(request);
    return List.of(
        PlainText.text(request.number().toString()),
        RequestLine.operation(listed),
        PlainText.text(listed.site()),
        RequestLine.state(listed),
        Sentence.of("cell.person", "person", request.intent().asker()),
        RequestLine.decidedBy(request.state()),
        Sentence.of("cell.instant", "at", request.asked()));
  }
}
