package dev.lighterman.slack.inbound;

import dev.lighterman.request.Decision;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.store.Requests;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.RequestInbox;
import java.time.InstantSource;

/**
 * Takes down what people decide about requests, before they are acknowledged: what they are told
 * was heard is not lost. Nobody outside is asked for that; {@link ApplyDecision} does so
 * afterwards.
 */
public final class DecisionRecorder {
  private final Requests requests;
  private final RequestInbox inbox;
  private final PendingReplies pendingReplies;
  private final InstantSource clock;

  public DecisionRecorder(
      Requests requests, RequestInbox inbox, PendingReplies pendingReplies, InstantSource clock) {
    this.requests = requests;
    this.inbox = inbox;
    this.pendingReplies = pendingReplies;
    this.clock = clock;
  }

  /** A decision in words, which is about the plan as it is now. */
  void typed(Decision decision, Intent intent, TypedCommand command) {
    if (intent.words().isEmpty()) {
      throw new AskerMustAct(Sentence.of("slack.which-request", "verb", decision.word()));
    }
    Request request = request(intent.words().getFirst());
    String why = String.join(" ", intent.words().subList(1, intent.words().size()));
    take(
        command,
        decision,
        new PlanReference(request.number(), decision.bindsToPlan() ? hash(request) : null),
        why);
  }

  /** A button, which is about what the person saw. */
  void pressed(Decision decision, TypedCommand command) {
    explained(decision, command, "");
  }

  /** The form that asks for the reason; what it is about is its text. */
  void explained(Decision decision, TypedCommand form, String why) {
    take(form, decision, PlanReference.read(form.text()), why);
  }

  private void take(TypedCommand command, Decision decision, PlanReference reference, String why) {
    pendingReplies.add(command);
    inbox.take(
        new RecordedDecision(
            command.trigger(),
            decision,
            reference.number(),
            decision.bindsToPlan() ? reference.hash() : null,
            command.person(),
            command.channel(),
            why,
            clock.instant()));
  }

  private Request request(String typed) {
    RequestNumber number =
        RequestNumber.typed(typed)
            .orElseThrow(() -> new AskerMustAct(Sentence.of("slack.no-number", "typed", typed)));
    return requests
        .find(number)
        .orElseThrow(
            () -> new AskerMustAct(Sentence.of("slack.no-request", "number", number.toString())));
  }

  private static PlanHash hash(Request request) {
    Plan plan = request.plan();
    if (plan == null) {
      throw new AskerMustAct(
          Sentence.of("slack.not-planned", "number", request.number().toString()));
    }
    return PlanHash.of(plan);
  }
}
