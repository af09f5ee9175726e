package dev.lighterman.slack.message;

import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.store.Store;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the last request at a site came to, for those who decide on the next. */
public final class SiteHistory {
  private SiteHistory() {}

  /**
   * The result of the last request that ran at the same site. Empty unless the request waits for
   * approval, and if the last one belongs to another channel, whose members alone may know of it.
   */
  public static List<Sentence> of(Store store, Request request) {
    Plan plan = request.plan();
    if (plan == null || !(request.state() instanceof AwaitingApproval)) {
      return List.of();
    }
    Optional<StoredRequest> last =
        store.requests().newest(plan.site(), state -> ended(state).isPresent());
    if (last.isEmpty()) {
      return List.of(Sentence.of("card.last-here.none"));
    }
    return last.get() instanceof StoredRequest.Known(var before)
            && before.intent().channel().equals(request.intent().channel())
        ? List.of(result(before))
        : List.of();
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
