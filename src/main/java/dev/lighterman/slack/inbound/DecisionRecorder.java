package dev.lighterman.slack.inbound;

import dev.lighterman.request.Decision;
import dev.lighterman.request.Intent;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.workflow.RequestInbox;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores people's decisions about requests before they are acknowledged, so that no acknowledged
 * decision is lost. This needs no call to Slack; {@link ApplyDecision} makes those afterwards.
 */
public final class DecisionRecorder {
  private final TypedApprovals typedApprovals;
  private final RequestInbox inbox;
  private final PendingReplies pendingReplies;
  private final InstantSource clock;

  public DecisionRecorder(
      TypedApprovals typedApprovals,
      RequestInbox inbox,
      PendingReplies pendingReplies,
      InstantSource clock) {
    this.typedApprovals = typedApprovals;
    this.inbox = inbox;
    this.pendingReplies = pendingReplies;
    this.clock = clock;
  }

  /**
   * Records a typed decision, which is about the request's plan as it is now, if there are a
   * request and a plan that people can read. Whether there are is told later, and only to those who
   * may see the request.
   */
  void recordTyped(Decision decision, Intent intent, TypedCommand command) {
    RequestNumber number = number(intent.words().getFirst());
    String why = intent.reasonInWords();
    record(
        command,
        transaction ->
            recorded(
                command,
                decision,
                number,
                typedApprovals.planNow(transaction, decision, number, command.channel()),
                why));
  }

  /** Records a click, which is about the plan that the person saw. */
  void recordClick(Decision decision, TypedCommand command) {
    recordWithReason(decision, command, "");
  }

  /** Records a decision with its reason; the command's text names the plan. */
  void recordWithReason(Decision decision, TypedCommand form, String why) {
    PlanReference reference = PlanReference.read(form.text());
    PlanHash plan = decision.bindsToPlan() ? reference.hash() : null;
    record(form, _ -> recorded(form, decision, reference.number(), plan, why));
  }

  private void record(TypedCommand command, Function<Transaction, RecordedDecision> decision) {
    pendingReplies.add(command);
    inbox.take(decision);
  }

  private RecordedDecision recorded(
      TypedCommand command,
      Decision decision,
      RequestNumber number,
      @Nullable PlanHash plan,
      String why) {
    return new RecordedDecision(
        command.trigger(),
        decision,
        number,
        plan,
        command.person(),
        command.channel(),
        why,
        clock.instant());
  }

  private static RequestNumber number(String typed) {
    return RequestNumber.typed(typed)
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("slack.no-number", "typed", typed),
                new SuggestedCommand(Sentence.of("button.requests"), "requests")));
  }
}
