package dev.lighterman.operation.inquiry;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Page;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.Request;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists the latest requests with their states. */
public final class ListRequests implements Query {
  private static final int PAGE_SIZE = 20;

  private final OperationContext services;

  public ListRequests(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "requests", List.of(), Sentence.of("operation.requests"), List.of(), List.of(Page.OPTION));
  }

  @Override
  public Answer answer(Intent intent) {
    Page page = Page.of(intent, PAGE_SIZE, services.requests().count(intent.channel()));
    List<StoredRequest> recent =
        services.requests().recent(intent.channel(), page.skipped(), page.size());
    Predicate<ListedRequest> visible = services.requestFilters().visible(intent.asker());
    List<Request> shown =
        StoredRequest.readable(recent).stream()
            .filter(each -> visible.test(ListedRequest.of(each)))
            .toList();
    List<RequestNumber> unreadable = StoredRequest.unreadable(recent);
    if (shown.isEmpty() && unreadable.isEmpty()) {
      return Answer.of(
          Sentence.of("requests.none"), new Answer.Line(Sentence.of("requests.none.next")));
    }
    int open = services.requests().listing().open(intent.channel());
    return new Answer(
        Sentence.of("requests.first", "open", open)
            .with("shown", shown.size() + unreadable.size())
            .with("page", page.number()),
        Stream.of(
                table(shown),
                unreadable.stream().map(number -> new Answer.Line(RequestLine.unreadable(number))),
                page.buttons(usage(), intent))
            .<Answer.Part>flatMap(each -> each)
            .toList());
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
        Sentence.of("request.operation", "operation", request.intent().operation()),
        PlainText.text(listed.site()),
        RequestLine.state(listed),
        Sentence.of("cell.person", "person", request.intent().asker()),
        RequestLine.decidedBy(request.state()),
        Sentence.of("cell.instant", "at", request.asked()));
  }
}
