package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Member;
import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.slack.inbound.PendingReplies.PendingReply;
import dev.lighterman.slack.workspace.SharedChannels;
import dev.lighterman.store.RecordedDecisions;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import dev.lighterman.workflow.MemberLookup;
import dev.lighterman.workflow.RequestInbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The task that carries out what {@link DecisionRecorder} took down, once Slack has said who the
 * person is, and answers. What dies after the decision leaves it unanswered: the request's card
 * shows it.
 */
public final class ApplyDecision implements Task.Handler {
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  /** How long a decision waits for a Slack that does not say who people are. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final RecordedDecisions decisions;
  private final MemberLookup members;
  private final SharedChannels sharedChannels;
  private final RequestInbox inbox;
  private final PendingReplies pendingReplies;
  private final DeferredReplies replies;
  private final InstantSource clock;

  public ApplyDecision(
      RecordedDecisions decisions,
      MemberLookup members,
      SharedChannels sharedChannels,
      RequestInbox inbox,
      PendingReplies pendingReplies,
      DeferredReplies replies,
      InstantSource clock) {
    this.decisions = decisions;
    this.members = members;
    this.sharedChannels = sharedChannels;
    this.inbox = inbox;
    this.pendingReplies = pendingReplies;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public TaskResult run(String key) {
    return decisions.find(key).map(this::decided).orElseGet(TaskResult::done);
  }

  private TaskResult decided(RecordedDecision decision) {
    Supplier<Optional<Answer>> outcome;
    try {
      outcome = outcome(decision);
    } catch (TryLater later) {
      return TaskResult.again(pause(later));
    }
    PendingReply reply = pendingReplies.remove(decision);
    replies.answer(reply.replyTarget(), reply.command(), outcome);
    return TaskResult.done();
  }

  /**
   * What came of it, be it a mishap; by then the wish is over.
   *
   * @throws TryLater if Slack may still say in time who the person is
   */
  private Supplier<Optional<Answer>> outcome(RecordedDecision decision) {
    try {
      refuseElsewhere(decision);
      Member member = members.member(decision.person());
      Optional<Answer> said = inbox.decide(decision, member).map(Answer::of);
      return () -> said;
    } catch (RuntimeException mishap) {
      if (mishap instanceof TryLater later && isPatient(decision, pause(later))) {
        throw later;
      }
      inbox.drop(decision);
      return () -> {
        throw mishap;
      };
    }
  }

  /** Where only questions are answered, nothing is decided either. */
  private void refuseElsewhere(RecordedDecision decision) {
    if (decision.channel().isDirect()) {
      throw new AskerMustAct(
          Sentence.of("slack.decide-in-a-channel", "request", decision.number().toString()));
    }
    sharedChannels.refuseShared(decision.channel());
  }

  private boolean isPatient(RecordedDecision decision, Duration pause) {
    return clock.instant().plus(pause).isBefore(decision.at().plus(PATIENCE));
  }

  private static Duration pause(TryLater later) {
    return later.after().compareTo(SHORTLY) > 0 ? later.after() : SHORTLY;
  }
}
