package dev.lighterman.workflow;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.value.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Describes the state of a request to a person whose decision does not fit it: who changed it, and
 * what to do now.
 */
final class StateDescription {
  private StateDescription() {}

  static Sentence of(Request request) {
    return of(request.state(), request.plan()).with("request", request.number().toString());
  }

  private static Sentence of(RequestState state, @Nullable Plan plan) {
    return switch (state) {
      case RequestState.Planning _ -> Sentence.of("workflow.is.planning");
      case RequestState.Refused(var why, _, _, _) -> Sentence.of("workflow.is.refused", "why", why);
      case RequestState.Undecided _ -> Sentence.of("workflow.is.awaiting-approval");
      case RequestState.Approved approved -> approved(approved.authority());
      case RequestState.Running running -> approved(running.authority());
      case RequestState.Halted _ ->
          Sentence.of(
              "workflow.is.halted", "undo", plan == null || plan.canBeUndone() ? "yes" : "no");
      case RequestState.Resuming _ -> Sentence.of("workflow.is.resuming");
      case RequestState.Undoing _ -> Sentence.of("workflow.is.undoing");
      case RequestState.Succeeded _ -> Sentence.of("workflow.is.succeeded");
      case RequestState.Undone _ -> Sentence.of("workflow.is.undone");
      case RequestState.Left(var by, _, _, _, _, _) -> Sentence.of("workflow.is.left", "by", by);
      case RequestState.Rejected(var by, var why, _) ->
          Sentence.of("workflow.is.rejected", "by", by).with("why", why);
      case RequestState.Expired _ -> Sentence.of("workflow.is.expired");
      case RequestState.Withdrawn(var by, var _, var _) ->
          Sentence.of("workflow.is.withdrawn", "by", by);
      case RequestState.Superseded(var by, _, _) ->
          Sentence.of("workflow.is.superseded", "by", by.toString());
    };
  }

  private static Sentence approved(Authority authority) {
    return switch (authority) {
      case Authority.Votes votes -> Sentence.of("workflow.is.approved", "by", votes.named());
      case Authority.Policy(var rule) ->
          Sentence.of("workflow.is.approved-by-policy", "rule", rule);
      case Authority.Parent(var parent) ->
          Sentence.of("workflow.is.approved-with", "parent", parent.toString());
    };
  }
}
