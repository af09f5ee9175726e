package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Member;
import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.slack.inbound.PendingReplies.Listener;
import dev.lighterman.store.RecordedDecisions;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
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

  private final RecordedDecisions wishes;
  private final SlackWorkspace workspace;
  private final RequestInbox desk;
  private final PendingReplies listeners;
  private final DeferredReplies replies;
  private final InstantSource clock;

  public ApplyDecision(
      RecordedDecisions wishes,
      SlackWorkspace workspace,
      RequestInbox desk,
      PendingReplies listeners,
      DeferredReplies replies,
      InstantSource clock) {
    this.wishes = wishes;
    this.workspace = workspace;
    this.desk = desk;
    this.listeners = listeners;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public TaskResult run(String key) {
    return wishes.find(key).map(this::decided).orElseGet(TaskResult::done);
  }

  private TaskResult decided(RecordedDecision wish) {
    Supplier<Optional<Answer>> outcome;
    try {
      outcome = outcome(wish);
    } catch (TryLater later) {
      return TaskResult.again(pause(later));
    }
    Listener listener = listeners.leave(wish);
    replies.answer(listener.ear(), listener.command(), outcome);
    return TaskResult.done();
  }

  /**
   * What came of it, be it a mishap; by then the wish is over.
   *
   * @throws TryLater if Slack may still say in time who the person is
   */
  private Supplier<Optional<Answer>> outcome(RecordedDecision wish) {
    try {
      refuseElsewhere(wish);
      Member member = workspace.members().member(wish.person());
      Optional<Answer> said = desk.decide(wish, member).map(Answer::of);
      return () -> said;
    } catch (RuntimeException mishap) {
      if (mishap instanceof TryLater later && isPatient(wish, pause(later))) {
        throw later;
      }
      desk.drop(wish);
      return () -> {
        throw mishap;
      };
    }
  }

  /** Where only questions are answered, nothing is decided either. */
  private void refuseElsewhere(RecordedDecision wish) {
    if (wish.channel().isDirect()) {
      throw new AskerMustAct(
          Sentence.of("slack.decide-in-a-channel", "request", wish.number().toString()));
    }
    workspace.sharedChannels().refuse(wish.channel());
  }

  private boolean isPatient(RecordedDecision wish, Duration pause) {
    return clock.instant().plus(pause).isBefore(wish.at().plus(PATIENCE));
  }

  private static Duration pause(TryLater later) {
    return later.after().compareTo(SHORTLY) > 0 ? later.after() : SHORTLY;
  }
}
