package dev.lighterman.status;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Stop;
import dev.lighterman.request.RequestState.Waiting;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The card of a run: one line per phase, updated as it proceeds. */
final class RunCard {
  private final SentenceRenderer renderer;
  private final Request request;
  private final RequestSummary summary;
  private final List<StepProgress> steps;
  private final Instant now;

  RunCard(SentenceRenderer renderer, Request request, List<StepProgress> steps, Instant now) {
    this.renderer = renderer;
    this.request = request;
    this.summary = new RequestSummary(request);
    this.steps = List.copyOf(steps);
    this.now = now;
  }

  Card approved(RequestState.Approved state) {
    var withdraw =
        buttonFactory().button(ButtonAction.WITHDRAW, Style.PLAIN, Sentence.of("card.withdraw"));
    return card(starts(state), Direction.FORWARD, state.authority(), List.of(withdraw));
  }

  private static Sentence starts(RequestState.Approved state) {
    if (state.frozen() != null) {
      return Sentence.of("card.starts-thawed", "why", state.frozen());
    }
    if (state.waiting() != null) {
      return waits("card.starts-later", state.waiting());
    }
    return state.notBefore() == null
        ? Sentence.of("card.starts-now")
        : Sentence.of("card.starts-at", "at", state.notBefore());
  }

  Card running(RequestState.Running state) {
    return card(
        underWay(Direction.FORWARD, state.stop()),
        Direction.FORWARD,
        state.authority(),
        List.of(stop(state.stop())));
  }

  Card resuming(RequestState.Resuming state) {
    var withdraw =
        buttonFactory().button(ButtonAction.STOP, Style.PLAIN, Sentence.of("card.stay-halted"));
    var resumes =
        state.waiting() == null
            ? Sentence.of("card.resuming")
            : waits("card.resumes-later", state.waiting());
    return card(resumes, Direction.FORWARD, state.authority(), List.of(withdraw));
  }

  private static Sentence waits(String key, Waiting waiting) {
    return Sentence.of(key, "why", waiting.why())
        .with("since", waiting.since())
        .with("again", waiting.again());
  }

  Card undoing(RequestState.Undoing state) {
    return card(
        underWay(Direction.BACK, state.stop()),
        Direction.BACK,
        state.authority(),
        List.of(stop(state.stop())));
  }

  /** Has no buttons: they are in the halt message. */
  Card halted(RequestState.Halted state) {
    RunProgress progress = progress(state.direction());
    var halted = positioned(progress.undoing() ? "card.halted-undoing" : "card.halted", progress);
    return card(halted, state.direction(), state.authority(), List.of());
  }

  Card succeeded(RequestState.Succeeded state) {
    String took = Elapsed.of(Duration.between(state.began(), state.at()));
    return card(
        Sentence.of("card.done-in", "took", took), Direction.FORWARD, state.authority(), List.of());
  }

  Card undone() {
    return finished(Sentence.of("card.undone", "stays", staying()), Direction.BACK);
  }

  /** How many steps' results undo left in place, except what others may share. */
  private int staying() {
    return (int)
        steps.stream()
            .filter(step -> step.mark() == Status.LEFT_IN_PLACE && !EndCard.isShared(step))
            .count();
  }

  Card left(RequestState.Left state) {
    return finished(Sentence.of("card.left", "by", state.by()), Direction.FORWARD);
  }

  private Card finished(Sentence state, Direction direction) {
    return headed(state, direction).context(summary.asker()).card();
  }

  private Card card(
      Sentence state, Direction direction, Authority authority, List<CardButton> buttons) {
    return headed(state, direction)
        .context(
            List.of(RequestSummary.authority(authority), Sentence.of("card.details-in-thread")))
        .buttons(buttons)
        .card();
  }

  private CardBuilder headed(Sentence state, Direction direction) {
    return new CardBuilder(renderer)
        .headline(summary.brief(), state)
        .lines(new PhaseLines(summary, progress(direction), now).lines());
  }

  private Sentence underWay(Direction direction, @Nullable Stop stop) {
    RunProgress progress = progress(direction);
    if (stop != null) {
      return stop.by() == null
          ? positioned("card.freezing", progress).with("why", String.valueOf(stop.frozen()))
          : positioned("card.stopping", progress).with("by", stop.by());
    }
    return progress
        .current()
        .map(current ->
            positioned(progress.undoing() ? "card.undoing" : "card.running", progress)
                .with("says", current.messageOrDescription())
                .with("took", Elapsed.of(current.took(now).orElse(Duration.ZERO))))
        .orElse(Sentence.of("card.finishing"));
  }

  private static Sentence positioned(String key, RunProgress progress) {
    return Sentence.of(key, "place", progress.currentIndex()).with("length", progress.length());
  }

  /** A second stop does not wait for the current step. */
  private CardButton stop(@Nullable Stop stop) {
    String key = stop == null ? "card.stop" : "card.stop-now";
    return buttonFactory()
        .asking(
            buttonFactory().button(ButtonAction.STOP, Style.PLAIN, Sentence.of(key)),
            summary.about("card.stop.title"),
            Sentence.of(key + ".consequence"),
            Sentence.of("card.stop.yes"));
  }

  private RunProgress progress(Direction direction) {
    return RunProgress.of(summary.plan(), steps, direction == Direction.BACK);
  }

  private ButtonFactory buttonFactory() {
    return new ButtonFactory(renderer, request);
  }
}
