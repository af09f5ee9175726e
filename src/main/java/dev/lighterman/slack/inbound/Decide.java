package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Member;
import dev.lighterman.durable.Next;
import dev.lighterman.durable.Task;
import dev.lighterman.request.Wish;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.slack.inbound.Listeners.Listener;
import dev.lighterman.store.Wishes;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import dev.lighterman.workflow.Desk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The task that carries out what {@link Decisions} took down, once Slack has said who the person
 * is, and answers. What dies after the decision leaves it unanswered: the request's card shows it.
 */
public final class Decide implements Task.Handler {
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  /** How long a decision waits for a Slack that does not say who people are. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Wishes wishes;
  private final SlackWorkspace workspace;
  private final Desk desk;
  private final Listeners listeners;
  private final Replies replies;
  private final InstantSource clock;

  public Decide(
      Wishes wishes,
      SlackWorkspace workspace,
      Desk desk,
      Listeners listeners,
      Replies replies,
      InstantSource clock) {
    this.wishes = wishes;
    this.workspace = workspace;
    this.desk = desk;
    this.listeners = listeners;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public Next run(String key) {
    return wishes.find(key).map(this::decided).orElseGet(Next::done);
  }

  private Next decided(Wish wish) {
    Supplier<Optional<Answer>> outcome;
    try {
      outcome = outcome(wish);
    } catch (TryLater later) {
      return Next.again(pause(later));
    }
    Listener listener = listeners.leave(wish);
    replies.answer(listener.ear(), listener.command(), outcome);
    return Next.done();
  }

  /**
   * What came of it, be it a mishap; by then the wish is over.
   *
   * @throws TryLater if Slack may still say in time who the person is
   */
  private Supplier<Optional<Answer>> outcome(Wish wish) {
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
  private void refuseElsewhere(Wish wish) {
    if (wish.channel().isDirect()) {
      throw new AskerMustAct(
          Sentence.of("slack.decide-in-a-channel", "request", wish.number().toString()));
    }
    workspace.sharedChannels().refuse(wish.channel());
  }

  private boolean isPatient(Wish wish, Duration pause) {
    return clock.instant().plus(pause).isBefore(wish.at().plus(PATIENCE));
  }

  private static Duration pause(TryLater later) {
    return later.after().compareTo(SHORTLY) > 0 ? later.after() : SHORTLY;
  }
}
