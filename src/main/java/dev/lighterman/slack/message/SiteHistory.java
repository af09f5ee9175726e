package dev.lighterman.slack.message;

import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Superseded;
import dev.lighterman.status.ApprovalContext.History;
import dev.lighterman.store.Store;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of earlier requests, for those who decide on the next. */
public final class SiteHistory {
  /** How many requests of the channel are looked at for a similar one. */
  private static final int RECENT = 20;

  private SiteHistory() {}

  /**
   * The approved request that this one replaces, the result of the last request that ran at the
   * same site, and how long the last of its kind in the channel took; empty unless the request
   * waits for approval. Requests of other channels are left out, since their members alone may know
   * of them.
   */
  public static History of(Store store, Request request) {
    Plan plan = request.plan();
    if (plan == null || !(request.state() instanceof AwaitingApproval)) {
      return History.NONE;
    }
    return new History(
        replaced(store, request, plan),
        Stream.concat(last(store, request, plan), similar(store, request, plan)).toList());
  }

  private static Optional<Sentence> replaced(Store store, Request request, Plan plan) {
    return store
        .requests()
        .newest(
            plan.site(),
            state -> state instanceof Superseded superseded && isBy(superseded, request))
        .flatMap(StoredRequest::readable)
        .flatMap(before ->
            before.state() instanceof Superseded superseded && isBy(superseded, request)
                ? Optional.of(
                    Sentence.of("card.replaces", "request", before.number().toString())
                        .with("since", superseded.since()))
                : Optional.empty());
  }

  private static boolean isBy(Superseded superseded, Request request) {
    return superseded.by().equals(request.number());
  }

  private static Stream<Sentence> last(Store store, Request request, Plan plan) {
    Optional<StoredRequest> last =
        store.requests().newest(plan.site(), state -> ended(state).isPresent());
    if (last.isEmpty()) {
      return Stream.of(Sentence.of("card.last-here.none"));
    }
    return last.get() instanceof StoredRequest.Known(var before)
            && before.intent().channel().equals(request.intent().channel())
        ? Stream.of(result(before))
        : Stream.of();
  }

  private static Stream<Sentence> similar(Store store, Request request, Plan plan) {
    return store.requests().listing().recent(request.intent().channel(), 0, RECENT).stream()
        .flatMap(row -> row.readable().stream())
        .filter(other -> isLike(other.intent(), request.intent()))
        .flatMap(other -> elsewhere(other, plan).stream())
        .limit(1);
  }

  /** Whether it does the same: two repairs may put different things right. */
  private static boolean isLike(Intent other, Intent intent) {
    return other.operation().equals(intent.operation())
        && Objects.equals(other.options().get("cure"), intent.options().get("cure"));
  }

  private static Optional<Sentence> elsewhere(ListedRequest other, Plan plan) {
    return other.plan() != null
            && !other.plan().site().equals(plan.site())
            && other.state() instanceof RequestState.Succeeded(var _, var began, var at)
        ? Optional.of(
            Sentence.of("card.like", "number", other.number().toString())
                .with("site", other.plan().siteName())
                .with("duration", Duration.between(began, at)))
        : Optional.empty();
  }

  private static Sentence result(Request before) {
    return Sentence.of("card.last-here", "number", before.number().toString())
        .with("operation", before.intent().operation())
        .with("state", before.state().getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .with("at", ended(before.state()).orElseThrow());
  }

  /** When a request that ran ended; empty if it did not run or has not ended. */
  private static Optional<Instant> ended(RequestState state) {
    return switch (state) {
      case RequestState.Succeeded succeeded -> Optional.of(succeeded.at());
      case RequestState.Undone undone -> Optional.of(undone.at());
      case RequestState.Left left -> Optional.of(left.at());
      case RequestState.Unbegun _, RequestState.Moving _ -> Optional.empty();
      case RequestState.Halted _, RequestState.Resuming _ -> Optional.empty();
      case RequestState.AwaitingReapproval _, RequestState.Refused _ -> Optional.empty();
      case RequestState.Rejected _, RequestState.Expired _ -> Optional.empty();
      case RequestState.Withdrawn _, RequestState.Superseded _ -> Optional.empty();
    };
  }
}
