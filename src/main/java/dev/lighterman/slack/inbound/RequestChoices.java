package dev.lighterman.slack.inbound;

import dev.lighterman.operation.RequestFilters;
import dev.lighterman.request.Decision;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.RequestListing;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.workflow.RequestInbox;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Offers requests to people who named none, or one that there is not. */
public final class RequestChoices {
  private static final int MAX_OFFERED = 5;

  private final RequestListing listing;
  private final RequestFilters filters;

  public RequestChoices(RequestListing listing, RequestFilters filters) {
    this.listing = listing;
    this.filters = filters;
  }

  /** Whether a plan waits for this person, who may decide on it where they are. */
  boolean mayDecide(Request request, TypedCommand command) {
    return !command.channel().isDirect()
        && filters.awaiting(command.person()).test(ListedRequest.of(request));
  }

  /** Asks which request is meant, and offers to show those that wait for this decision. */
  AskerMustAct which(Decision decision, TypedCommand command) {
    List<ListedRequest> waiting = waiting(decision, command.person(), command.channel());
    return new AskerMustAct(
        Sentence.of("slack.which-request", "verb", decision.word()).with("count", waiting.size()),
        offered(waiting));
  }

  private List<ListedRequest> waiting(Decision decision, Person person, Channel channel) {
    return visible(listing.open().stream(), person, channel)
        .filter(waitsFor(decision, person))
        .toList();
  }

  private Predicate<ListedRequest> waitsFor(Decision decision, Person person) {
    return switch (decision) {
      case APPROVE, REJECT -> filters.awaiting(person);
      case CANCEL, HANDOVER -> request -> request.owner().equals(person);
      case CONTINUE, CONTINUE_WITH, UNDO, LEAVE ->
          request -> request.state() instanceof RequestState.Halted;
    };
  }

  /**
   * The same refusal; that of an unknown request with the latest ones that the person may see.
   *
   * @param channel where they typed
   */
  AskerMustAct instead(AskerMustAct refusal, Person person, Channel channel) {
    return instead(
        refusal, () -> visible(listing.recent(channel, 0, MAX_OFFERED).stream(), person, channel));
  }

  /** The same refusal; that of an unknown request with those that wait for this decision. */
  AskerMustAct instead(AskerMustAct refusal, RecordedDecision decision) {
    return instead(
        refusal,
        () -> waiting(decision.decision(), decision.person(), decision.channel()).stream());
  }

  private static AskerMustAct instead(
      AskerMustAct refusal, Supplier<Stream<ListedRequest>> others) {
    if (!RequestInbox.isUnknown(refusal.why())) {
      return refusal;
    }
    SuggestedCommand all = new SuggestedCommand(Sentence.of("button.requests"), "requests");
    return new AskerMustAct(
        refusal.why(),
        Stream.concat(Stream.of(offered(others.get().toList())), Stream.of(all))
            .toArray(SuggestedCommand[]::new));
  }

  private Stream<ListedRequest> visible(
      Stream<RequestListing.Row> rows, Person person, Channel channel) {
    return rows.flatMap(row -> row.readable().stream())
        .filter(filters.visibleFrom(person, channel));
  }

  /** Shows them, so that nothing is decided on unseen; the newest first. */
  private static SuggestedCommand[] offered(List<ListedRequest> requests) {
    return requests.stream()
        .sorted(Comparator.comparingInt((ListedRequest each) -> each.number().number()).reversed())
        .limit(MAX_OFFERED)
        .map(RequestChoices::shown)
        .toArray(SuggestedCommand[]::new);
  }

  private static SuggestedCommand shown(ListedRequest request) {
    String number = request.number().toString();
    return new SuggestedCommand(
        Sentence.of("card.subject.asked", "number", number)
            .with("operation", request.intent().operation())
            .with("site", request.site())
            .with("purpose", ""),
        "show " + number);
  }
}
