package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Member;
import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.slack.inbound.PendingReplies.PendingReply;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.SlackMessage;
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
 * The task that applies a decision recorded by {@link DecisionRecorder}, once Slack has told who
 * the person is, and answers them. If the bot crashes after the decision was applied, the person
 * gets no answer; the request's card shows it.
 */
public final class ApplyDecision implements Task.Handler {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** How long a decision may wait until Slack tells who the person is. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final RecordedDecisions decisions;
  private final TypedApprovals typedApprovals;
  private final TypedReceivers receivers;
  private final RequestChoices choices;
  private final MemberLookup members;
  private final SharedChannels sharedChannels;
  private final RequestInbox inbox;
  private final PendingReplies pendingReplies;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;
  private final InstantSource clock;

  public ApplyDecision(
      RecordedDecisions decisions,
      TypedApprovals typedApprovals,
      TypedReceivers receivers,
      RequestChoices choices,
      MemberLookup members,
      SharedChannels sharedChannels,
      RequestInbox inbox,
      PendingReplies pendingReplies,
      DeferredReplies replies,
      LocalizedRenderers renderers,
      InstantSource clock) {
    this.decisions = decisions;
    this.typedApprovals = typedApprovals;
    this.receivers = receivers;
    this.choices = choices;
    this.members = members;
    this.sharedChannels = sharedChannels;
    this.inbox = inbox;
    this.pendingReplies = pendingReplies;
    this.replies = replies;
    this.renderers = renderers;
    this.clock = clock;
  }

  @Override
  public TaskResult run(String key) {
    return decisions.find(key).map(this::applyAndAnswer).orElseGet(TaskResult::done);
  }

  private TaskResult applyAndAnswer(RecordedDecision decision) {
    Supplier<Optional<Answer>> outcome;
    try {
      outcome = apply(decision);
    } catch (TryLater later) {
      return TaskResult.again(later.afterAtLeast(SHORTEST_PAUSE));
    }
    PendingReply reply =
        pendingReplies.remove(decision.key(), decision.channel(), decision.person());
    replies.runAndSend(
        reply.replyTarget(),
        reply.command(),
        () -> answerOrQuestion(decision, outcome, reply.replyTarget()));
    return TaskResult.done();
  }

  private Optional<SlackMessage> answerOrQuestion(
      RecordedDecision decision, Supplier<Optional<Answer>> outcome, ReplyTarget replyTarget) {
    try {
      return outcome.get().map(renderers.to(replyTarget)::answer);
    } catch (AskerMustAct refusal) {
      return Optional.of(
          typedApprovals
              .question(decision, refusal)
              .orElseThrow(() -> choices.instead(refusal, decision)));
    }
  }

  /**
   * Applies the decision, or drops it if that fails.
   *
   * @return gives the answer, or throws why the decision failed
   * @throws TryLater if Slack may still tell in time who the person is
   */
  private Supplier<Optional<Answer>> apply(RecordedDecision decision) {
    try {
      checkChannel(decision);
      Member member = members.member(decision.person());
      Optional<Answer> answer =
          inbox
              .decide(receivers.identified(typedApprovals.aboutCard(decision)), member)
              .map(Answer::of);
      return () -> answer;
    } catch (RuntimeException failure) {
      if (failure instanceof TryLater later
          && canWait(decision, later.afterAtLeast(SHORTEST_PAUSE))) {
        throw later;
      }
      inbox.drop(decision);
      return () -> {
        throw failure;
      };
    }
  }

  /**
   * Nothing can be decided in direct messages and shared channels, as nothing can be changed there.
   */
  private void checkChannel(RecordedDecision decision) {
    if (decision.channel().isDirect()) {
      throw new AskerMustAct(
          Sentence.of("slack.decide-in-a-channel", "request", decision.number().toString()));
    }
    sharedChannels.refuseShared(decision.channel());
  }

  private boolean canWait(RecordedDecision decision, Duration pause) {
    return clock.instant().plus(pause).isBefore(decision.at().plus(LONGEST_WAIT));
  }
}
