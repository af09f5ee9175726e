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
  private static final Duration MIN_PAUSE = Duration.ofMillis(250);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(15);
  private static final Duration MIN_LIMIT = Duration.ofMinutes(10);
  private static final int PAUSE_DIVISOR = 20;
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

  /** The time until the next retry: 1/20 of the time waited so far, between 250 ms and 15 s. */
  static Duration pause(Duration waited) {
    Duration pause = waited.dividedBy(PAUSE_DIVISOR);
    if (pause.compareTo(MIN_PAUSE) < 0) {
      return MIN_PAUSE;
    }
    return pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
  }

  /** The time until the next retry, but at least what the service asked for. */
  static Duration pause(Duration waited, Duration atLeast) {
    Duration pause = pause(waited);
    return pause.compareTo(atLeast) < 0 ? atLeast : pause;
  }

  /** The time limit of a step: 10 times its expected duration, at least 10 minutes. */
  static Duration limit(Duration expected) {
    Duration limit = expected.multipliedBy(LIMIT_FACTOR);
    return limit.compareTo(MIN_LIMIT) < 0 ? MIN_LIMIT : limit;
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
