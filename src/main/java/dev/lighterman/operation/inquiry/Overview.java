package dev.lighterman.operation.inquiry;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.store.RequestListing;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.Answer.Part;
import dev.lighterman.value.Answer.Section;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The answer to the command without arguments: requests that wait for you, your own, whatever
 * channel they are of, and sites that need somebody.
 */
public final class Overview implements Query {
  /** The maximum per section; a button lists all. */
  private static final int MAX_SHOWN = 5;

  private final OperationContext services;

  public Overview(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return new Usage("home", List.of(), Sentence.of("operation.home"), List.of(), List.of());
  }

  @Override
  public Answer answer(Intent intent) {
    Person person = intent.asker();
    Channel here = intent.channel();
    Predicate<ListedRequest> visible = services.requestFilters().visible(person);
    List<RequestListing.Row> rows = services.requests().listing().open();
    List<ListedRequest> open =
        rows.stream()
            .flatMap(row -> row.readable().stream())
            .filter(each -> each.intent().channel().equals(here) || visible.test(each))
            .toList();
    List<RequestNumber> unreadable =
        rows.stream()
            .filter(row -> row.readable().isEmpty() && row.channel().equals(here))
            .map(RequestListing.Row::number)
            .toList();
    List<ListedRequest> waiting =
        open.stream().filter(services.requestFilters().awaiting(person)).toList();
    List<ListedRequest> yours = open.stream().filter(each -> each.owner().equals(person)).toList();
    SitesOverview sites =
        SitesOverview.of(
            () -> services.inventory().recentSnapshot(intent), services.clock().instant());
    return new Answer(
        Sentence.of("home.first", "waiting", waiting.size())
            .with("yours", yours.size())
            .with("sites", sites.brief()),
        Stream.of(
                Stream.of(section("home.waiting", waiting, intent), openButtons(waiting, intent)),
                Stream.of(section("home.yours", yours, intent), openButtons(yours, intent)),
                unreadable.stream().map(Overview::unreadable),
                sites.parts().stream(),
                Stream.of(buttons(sites)))
            .<Part>flatMap(parts -> parts)
            .toList(),
        sites.passing());
  }

  private static Part unreadable(RequestNumber number) {
    return new Line(RequestLine.unreadable(number));
  }

  private Section section(String key, List<ListedRequest> requests, Intent intent) {
    return new Section(
        Sentence.of(key, "count", requests.size()),
        requests.stream().limit(MAX_SHOWN).map(each -> line(each, intent.channel())).toList());
  }

  /** Names the channel of a request that was asked for in another one. */
  private Sentence line(ListedRequest request, Channel here) {
    if (!services.requests().isReadable(request.number())) {
      return RequestLine.unreadable(request.number());
    }
    return request.intent().channel().equals(here)
        ? RequestLine.brief(request)
        : RequestLine.inChannel(request);
  }

  /**
   * One button per request that may be spoken of here, which shows its status and possible
   * decisions.
   */
  private Buttons openButtons(List<ListedRequest> requests, Intent intent) {
    return new Buttons(
        requests.stream()
            .limit(MAX_SHOWN)
            .filter(services.requestFilters().visibleFrom(intent.asker(), intent.channel()))
            .map(each -> each.number().toString())
            .map(number ->
                new Button(Sentence.of("button.open", "request", number), "show " + number))
            .toList());
  }

  private static Buttons buttons(SitesOverview sites) {
    List<Button> doctor =
        sites.needSomebody()
            ? List.of(new Button(Sentence.of("button.doctor.all"), "doctor"))
            : List.of();
    return new Buttons(Stream.concat(doctor.stream(), always().stream()).toList());
  }

  private static List<Button> always() {
    return List.of(
        new Button(Sentence.of("button.deploy.form"), "deploy"),
        new Button(Sentence.of("button.list"), "list"),
        new Button(Sentence.of("button.requests"), "requests"),
        new Button(Sentence.of("button.help"), "help"));
  }
}
