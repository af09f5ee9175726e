package dev.lighterman.status;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Stop;
import dev.lighterman.request.RequestState.Waiting;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The card of a run: how far it is, and one line per phase; updated as it proceeds. */
final class RunCard {
  private static final int BAR_LENGTH = 10;

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
        buttonFactory()
            .button(ButtonAction.WITHDRAW_ASKING, Style.PLAIN, Sentence.of("card.withdraw"));
    var builder = titled(StateSign.MOVING, Sentence.of("card.approved", "start", start(state)));
    if (state.frozen() != null) {
      builder.line(state.frozen());
    } else if (state.waiting() != null) {
      builder.line(waits("card.waiting", state.waiting()));
    } else if (state.notBefore() != null) {
      builder.line(Sentence.of("card.starts-at", "at", state.notBefore()));
    }
    return card(builder, Direction.FORWARD, state.authority(), List.of(withdraw));
  }

  private static String start(RequestState.Approved state) {
    if (state.frozen() != null) {
      return "thawed";
    }
    if (state.waiting() != null) {
      return "waiting";
    }
    return state.notBefore() == null ? "now" : "later";
  }

  Card running(RequestState.Running state) {
    RunProgress progress = progress(Direction.FORWARD);
    var builder =
        titled(StateSign.MOVING, positioned("card.running", progress, state.stop()))
            .bar(bar(progress), elapsed(state.began()));
    return card(
        builder.lines(stopping(state.stop())),
        Direction.FORWARD,
        state.authority(),
        List.of(stop(state.stop())));
  }

  /** Never full, since something is still to be done. */
  private String bar(RunProgress progress) {
    int done = (int) Math.min(BAR_LENGTH - 1, Math.round(progress.fraction(now) * BAR_LENGTH));
    return "`" + "█".repeat(done) + "░".repeat(BAR_LENGTH - done) + "`";
  }

  private Sentence elapsed(Instant began) {
    Duration elapsed = Duration.between(began, now);
    Duration usual = summary.plan().expectedDuration();
    return Sentence.of(
            "card.elapsed", "elapsed", Elapsed.of(elapsed.isNegative() ? Duration.ZERO : elapsed))
        .with("usual", usual)
        .with("late", elapsed.compareTo(usual) > 0 ? "yes" : "no");
  }

  Card resuming(RequestState.Resuming state) {
    var withdraw =
        buttonFactory().button(ButtonAction.STOP, Style.PLAIN, Sentence.of("card.stay-halted"));
    var builder = titled(StateSign.MOVING, Sentence.of("card.resuming"));
    if (state.waiting() != null) {
      builder.line(waits("card.waiting", state.waiting()));
    }
    return card(builder, Direction.FORWARD, state.authority(), List.of(withdraw));
  }

  private static Sentence waits(String key, Waiting waiting) {
    return Sentence.of(key, "why", waiting.why())
        .with("since", waiting.since())
        .with("again", waiting.again());
  }

  Card undoing(RequestState.Undoing state) {
    Sentence undoing = positioned("card.undoing", progress(Direction.BACK), state.stop());
    return card(
        titled(StateSign.MOVING, undoing).lines(stopping(state.stop())),
        Direction.BACK,
        state.authority(),
        List.of(stop(state.stop())));
  }

  /** Has no buttons: they are in the halt message. */
  Card halted(RequestState.Halted state) {
    return card(
        titled(StateSign.STOPPED, new HaltCard(renderer, request, state, steps).stoppedAt()),
        state.direction(),
        state.authority(),
        List.of());
  }

  Card succeeded(RequestState.Succeeded state) {
    String took = Elapsed.of(Duration.between(state.began(), state.at()));
    return card(
        titled(StateSign.SUCCEEDED, Sentence.of("card.done-in", "took", took)),
        Direction.FORWARD,
        state.authority(),
        List.of());
  }

  Card undone(RequestState.Undone state) {
    return finished(
        titled(StateSign.ENDED, EndCard.undone(summary, staying(), lost())),
        Direction.BACK,
        summary.undone(state));
  }

  /** How many steps' results undo left in place, except what others may share. */
  private int staying() {
    return (int)
        steps.stream()
            .filter(step -> step.mark() == Status.LEFT_IN_PLACE && !EndCard.isShared(step))
            .count();
  }

  private int lost() {
    return RunOutcome.of(summary.plan(), steps).lost().size();
  }

  Card left(RequestState.Left state) {
    return finished(
        titled(StateSign.ENDED, Sentence.of("card.left")).line(EndCard.leftBy(request, state)),
        Direction.FORWARD,
        summary.left(state));
  }

  private CardBuilder titled(StateSign sign, Sentence state) {
    return new CardBuilder(renderer).title(sign, summary.asked(), state);
  }

  private Card finished(CardBuilder builder, Direction direction, List<Sentence> people) {
    return builder.lines(phases(direction)).context(people).card();
  }

  private Card card(
      CardBuilder builder, Direction direction, Authority authority, List<CardButton> buttons) {
    return builder
        .lines(phases(direction))
        .context(
            Stream.of(
                    Stream.of(RequestSummary.authority(authority)),
                    overlap(direction),
                    Stream.of(Sentence.of("card.details-in-thread")))
                .flatMap(sentences -> sentences)
                .toList())
        .buttons(buttons)
        .card();
  }

  private Stream<Sentence> overlap(Direction direction) {
    return direction == Direction.FORWARD && progress(direction).overlaps(now)
        ? Stream.of(Sentence.of("card.overlap"))
        : Stream.empty();
  }

  private List<Sentence> phases(Direction direction) {
    return new PhaseLines(summary, progress(direction), now, begun()).lines();
  }

  /** The sign of a phase that has begun and is not done: nothing is under way in a stopped run. */
  private Sign begun() {
    return switch (request.state()) {
      case RequestState.Halted _, RequestState.Left _ -> Sign.PAUSED;
      case RequestState.Undone _ -> Sign.UNDONE;
      case RequestState.Planning _,
          RequestState.AwaitingApproval _,
          RequestState.Approved _,
          RequestState.Running _,
          RequestState.Resuming _,
          RequestState.AwaitingReapproval _,
          RequestState.Undoing _,
          RequestState.Succeeded _,
          RequestState.Refused _,
          RequestState.Rejected _,
          RequestState.Expired _,
          RequestState.Withdrawn _,
          RequestState.Superseded _ ->
          Sign.UNDER_WAY;
    };
  }

  /** Who or what lets it stop after the current step; empty if nothing does. */
  private static List<Sentence> stopping(@Nullable Stop stop) {
    if (stop == null) {
      return List.of();
    }
    return stop.by() == null
        ? List.of(Sentence.of("card.freezing", "freeze", Objects.requireNonNull(stop.frozen())))
        : List.of(
            Sentence.of("card.stopping", "by", stop.by())
                .with("why", Objects.requireNonNullElse(stop.why(), "")));
  }

  private static Sentence positioned(String key, RunProgress progress, @Nullable Stop stop) {
    return Sentence.of(key, "place", progress.currentIndex())
        .with("length", progress.length())
        .with("stops", stop == null ? "no" : "yes");
  }

  /** A second stop does not wait for the current step. */
  private CardButton stop(@Nullable Stop stop) {
    String key = stop == null ? "card.stop" : "card.stop-now";
    return buttonFactory()
        .asking(
            buttonFactory().button(ButtonAction.STOP, Style.PLAIN, Sentence.of(key)),
            summary.numbered("card.stop.title"),
            Sentence.of(key + ".consequence", "operation", summary.operation())
                .with("undo", summary.plan().canBeUndone() ? "yes" : "no"),
            Sentence.of("card.stop.yes"));
  }

  private RunProgress progress(Direction direction) {
    return RunProgress.of(summary.plan(), steps, direction == Direction.BACK);
  }

  private ButtonFactory buttonFactory() {
    return new ButtonFactory(renderer, request);
  }
}
