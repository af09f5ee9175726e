package dev.lighterman.workflow;

import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.store.StepExecution;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The retry intervals and time limits of waiting steps and plans. */
final class WaitPolicy {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** What happens is told within 15 s: the look and Slack take the rest. */
  private static final Duration MAX_PAUSE = Duration.ofSeconds(12);

  private static final Duration MIN_LIMIT = Duration.ofMinutes(10);
  private static final int USUAL_DIVISOR = 4;
  private static final int WAITED_DIVISOR = 20;
  private static final int LIMIT_FACTOR = 10;

  /** How long a request waits for another system before people are told for what. */
  static final Duration UNMENTIONED = Duration.ofSeconds(3);

  private WaitPolicy() {}

  /**
   * What a step says while it waits: if it is another system that it waits for, also since when and
   * when it looks again.
   *
   * @param before what it said before; null for nothing
   */
  static Sentence says(Sentence why, @Nullable Sentence before, Instant now, Instant again) {
    if (!TryLater.isAboutAnotherSystem(why)) {
      return why;
    }
    Object since = now;
    if (before != null
        && before.key().equals("workflow.waits")
        && before.values().get("why") instanceof Sentence earlier
        && earlier.key().equals(why.key())) {
      since = Objects.requireNonNull(before.values().get("since"));
    }
    return Sentence.of("workflow.waits", "why", why).with("since", since).with("again", again);
  }

  /**
   * The time until a step is looked at again: a second at first, then twice as long each time, up
   * to a quarter of the time that the step usually takes, but at most 12 s. A service may ask for
   * more; if it says how long the first pause is, the others grow from that.
   *
   * @param before the step as it was at its last look
   * @param asked what the service asked for; zero if nothing
   */
  static Duration pause(StepExecution before, Duration waited, Duration expected, Duration asked) {
    Instant looked = before.looked();
    Instant due = before.due();
    if (looked == null || due == null) {
      return asked.isPositive() ? asked : FIRST_PAUSE;
    }
    Duration usual = shorter(expected.dividedBy(USUAL_DIVISOR), MAX_PAUSE);
    Duration doubled = Duration.between(looked, due).multipliedBy(2);
    return longer(shorter(doubled, longer(usual, pause(waited, Duration.ZERO))), asked);
  }

  /**
   * The time until the next retry of what is not a step: a twentieth of the time waited so far,
   * between a second and 12 s, but at least what the service asked for.
   */
  static Duration pause(Duration waited, Duration asked) {
    Duration part = longer(waited.dividedBy(WAITED_DIVISOR), FIRST_PAUSE);
    return longer(shorter(part, MAX_PAUSE), asked);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? other : one;
  }

  /** The time limit of a step: 10 times its expected duration, at least 10 minutes. */
  static Duration limit(Duration expected) {
    return longer(expected.multipliedBy(LIMIT_FACTOR), MIN_LIMIT);
  }

  /** The failure of a step that waited for its whole time limit. */
  static StepOutcome.Failed exceeded(Duration waited, Sentence last) {
    return new StepOutcome.Failed(
        Blame.OPERATOR,
        Sentence.of("workflow.waited-too-long", "waited", waited).with("last", last),
        Sentence.of("workflow.remedy.too-long"),
        null);
  }

  /** The time limit for planning while a service is not available. */
  static Duration limit() {
    return MIN_LIMIT;
  }

  /**
   * Tells how long steps have waited while this process looked. If it was down or stalled
   * meanwhile, such as without its database, only the planned pause counts: nobody would have seen
   * that the wait was over.
   */
  static final class WaitTimer {
    /** A longer time without a look of any run means that the process was down or stalled. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private OptionalLong lastLook = OptionalLong.empty();

    /**
     * @param nanoTime a clock that nobody sets, in nanoseconds
     */
    WaitTimer(LongSupplier nanoTime) {
      this.nanoTime = nanoTime;
    }

    /** Records that a step was looked at. */
    synchronized void looked() {
      lastLook = OptionalLong.of(nanoTime.getAsLong());
    }

    /** How long the step has waited in all, at the end of an attempt. */
    synchronized Duration waited(StepExecution before, Instant now) {
      Instant last = Objects.requireNonNullElse(before.looked(), before.since());
      Instant due = Objects.requireNonNullElse(before.due(), last);
      Duration sinceLast = Duration.between(last, now);
      Duration longest = Duration.between(last, due).plus(LONGEST_ATTEMPT);
      Duration counted = isStalled() && sinceLast.compareTo(longest) > 0 ? longest : sinceLast;
      looked();
      return Objects.requireNonNullElse(before.waited(), Duration.ZERO).plus(counted);
    }

    private boolean isStalled() {
      Duration usual = MAX_PAUSE.plus(LONGEST_ATTEMPT);
      return lastLook.isEmpty() || nanoTime.getAsLong() - lastLook.getAsLong() > usual.toNanos();
    }
  }
}
