package dev.lighterman.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.store.StepExecution;
import dev.lighterman.value.PlainText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the bot waits between two looks, and when it has waited too long. */
final class WaitPolicyTest {
  private static final Instant BEGAN = Instant.parse("2026-11-24T12:00:00Z");

  private final AtomicLong nanoTime = new AtomicLong();
  private final WaitPolicy.WaitTimer timer = new WaitPolicy.WaitTimer(nanoTime::get);

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT1S",
    "PT20S, PT1S",
    "PT21S, PT1.05S",
    "PT1M, PT3S",
    "PT3M59S, PT11.95S",
    "PT4M, PT12S",
    "PT1H, PT12S"
  })
  void theLongerItTakesTheLessOftenItIsLookedAt(Duration waited, Duration pause) {
    assertEquals(pause, WaitPolicy.pause(waited, Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT3S", "PT3S, PT3S", "PT4S, PT4S", "PT2M, PT2M"})
  void aServiceMayAskForMoreTimeAndNotForLess(Duration asked, Duration pause) {
    assertEquals(pause, WaitPolicy.pause(Duration.ofMinutes(1), asked));
  }

  /**
   * One that takes a moment each second, one that takes minutes less and less often, but often
   * enough to be told within 15 s what happens.
   */
  @ParameterizedTest
  @CsvSource({
    "PT2S, 1 1 1 1 1 1 1",
    "PT15S, 1 2 3.75 3.75",
    "PT1M, 1 2 4 8 12 12",
    "PT5M, 1 2 4 8 12 12 12"
  })
  void aStepIsLookedAtAsOftenAsSuitsItsUsualTime(Duration expected, String pauses) {
    List<Duration> looks = looks(expected, Duration.ZERO);

    assertEquals(
        pauses,
        looks.stream()
            .limit(pauses.split(" ").length)
            .map(pause -> BigDecimal.valueOf(pause.toMillis(), 3))
            .map(pause -> pause.stripTrailingZeros().toPlainString())
            .collect(Collectors.joining(" ")));
  }

  /** An extension takes about four minutes, a provider one. */
  @ParameterizedTest
  @CsvSource({"PT5M, PT4M10S, 24", "PT1M, PT1M, 8"})
  void aUsualWaitNeedsFewLooks(Duration expected, Duration takes, int most) {
    Duration waited = Duration.ZERO;
    int count = 0;
    for (Duration pause : looks(expected, Duration.ZERO)) {
      if (waited.compareTo(takes) < 0) {
        waited = waited.plus(pause);
        count++;
      }
    }
    assertTrue(count <= most, count + " looks");
  }

  /** A fast world asks for less than a second, and its later looks grow from that. */
  @Test
  void aServiceSaysHowLongTheFirstPauseIs() {
    assertEquals(
        List.of(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(80)),
        looks(Duration.ofMinutes(5), Duration.ofMillis(20)).subList(0, 3));
    assertEquals(
        Duration.ofSeconds(30),
        WaitPolicy.pause(
            looked(Duration.ofSeconds(20), Duration.ofSeconds(20)),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30)));
  }

  /**
   * The pauses of a step, whose service says at its first look how long to wait, and then no more.
   */
  private static List<Duration> looks(Duration expected, Duration asked) {
    var pauses = new ArrayList<Duration>();
    Instant now = BEGAN;
    StepExecution step = looked(null, null);
    while (pauses.size() < 40) {
      Duration waited = Duration.between(BEGAN, now);
      Duration pause =
          WaitPolicy.pause(step, waited, expected, pauses.isEmpty() ? asked : Duration.ZERO);
      step = new StepExecution(step.progress(), BEGAN, now.plus(pause), null, now, waited);
      now = now.plus(pause);
      pauses.add(pause);
    }
    return pauses;
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT10M", "PT1M, PT10M", "PT1M1S, PT10M10S", "PT5M, PT50M"})
  void aStepMayTakeTenTimesAsLongAsItShould(Duration expected, Duration limit) {
    assertEquals(limit, WaitPolicy.limit(expected));
  }

  @Test
  void planningMayTakeTenMinutes() {
    assertEquals(Duration.ofMinutes(10), WaitPolicy.limit());
  }

  @Test
  void whatTookTooLongSaysHowLongAndWhatItWaitedFor() {
    StepOutcome.Failed failed =
        WaitPolicy.exceeded(Duration.ofMinutes(10), PlainText.text("Pending"));

    assertEquals(StepOutcome.Blame.OPERATOR, failed.blame());
    assertEquals("workflow.waited-too-long", failed.cause().key());
    assertEquals(Duration.ofMinutes(10), failed.cause().values().get("waited"));
    assertEquals(PlainText.text("Pending"), failed.cause().values().get("last"));
    assertEquals("workflow.remedy.too-long", failed.remedy().key());
  }

  @Test
  void waitingCountsFromTheFirstAttemptAndThenFromEachLook() {
    timer.looked();
    assertEquals(Duration.ofSeconds(20), timer.waited(looked(null, null), at(20)));
    assertEquals(
        Duration.ofSeconds(50),
        timer.waited(looked(Duration.ofSeconds(20), Duration.ofSeconds(20)), at(50)));
  }

  @Test
  void timeInWhichTheBotWasDownIsNoWaiting() {
    StepExecution before = looked(Duration.ofSeconds(20), Duration.ofSeconds(20));

    // The pause of a second until it was due, and a minute for an attempt; not the three hours.
    assertEquals(Duration.ofSeconds(81), timer.waited(before, at(3 * 3600)));
  }

  @Test
  void afterADownTimeShorterThanAnAttemptItAllCounts() {
    StepExecution before = looked(Duration.ofSeconds(20), Duration.ofSeconds(20));

    assertEquals(Duration.ofSeconds(81), timer.waited(before, at(81)));
    assertEquals(Duration.ofSeconds(80), timer().waited(before, at(80)));
    assertEquals(Duration.ofSeconds(81), timer().waited(before, at(82)));
  }

  @Test
  void anAttemptThatTookLongIsWaitingWhereOthersWereLookedAtMeanwhile() {
    StepExecution before = looked(Duration.ofSeconds(20), Duration.ofSeconds(20));
    timer.looked();
    nanoTime.addAndGet(Duration.ofSeconds(72).toNanos());

    assertEquals(Duration.ofHours(3), timer.waited(before, at(3 * 3600)));
  }

  @Test
  void aBotThatLookedAtNothingForLongerWasStalled() {
    StepExecution before = looked(Duration.ofSeconds(20), Duration.ofSeconds(20));
    nanoTime.set(Duration.ofHours(1).toNanos());
    timer.looked();
    nanoTime.addAndGet(Duration.ofSeconds(72).toNanos() + 1);

    assertEquals(Duration.ofSeconds(81), timer.waited(before, at(3 * 3600)));
    assertEquals(
        Duration.ofHours(3), timer.waited(before, at(3 * 3600)), "it was just looked at again");
  }

  /** One that has just started and has looked at nothing so far. */
  private static WaitPolicy.WaitTimer timer() {
    return new WaitPolicy.WaitTimer(() -> 0);
  }

  /**
   * A step that began at zero and was due a second after it was looked at.
   *
   * @param at when it was looked at; null for never
   */
  private static StepExecution looked(@Nullable Duration at, @Nullable Duration waited) {
    return new StepExecution(
        StepProgress.untouched(new StepId("extension")),
        BEGAN,
        at == null ? BEGAN : BEGAN.plus(at).plusSeconds(1),
        null,
        at == null ? null : BEGAN.plus(at),
        waited);
  }

  private static Instant at(long seconds) {
    return BEGAN.plusSeconds(seconds);
  }
}
