package dev.lighterman.status;

import static dev.lighterman.status.SampleRequests.BEGAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.status.PhaseProgress.StepWithProgress;
import dev.lighterman.value.Language;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sign, the message and the time of a heading, by the steps under it. */
final class PhaseProgressTest {
  private static final Plan PLAN = SampleRequests.deployment();
  private static final Instant NOW = BEGAN.plusSeconds(100);

  @ParameterizedTest
  @CsvSource({
    "OPEN, OPEN, OPEN",
    "DONE, DONE, DONE",
    "DONE, OPEN, UNDER_WAY",
    "DONE, WAITING, UNDER_WAY",
    "WAITING, OPEN, UNDER_WAY",
    "DONE, FAILED, FAILED",
    "FAILED, WAITING, FAILED"
  })
  void forwardAHeadingIsDoneWhenAllOfItIs(Status first, Status second, Sign sign) {
    assertEquals(sign, phase(first, second).sign(false));
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, OPEN, OPEN",
    "DONE, DONE, DONE",
    "DONE, OPEN, DONE",
    "DONE, WAITING, UNDER_WAY",
    "UNDONE, WAITING, UNDER_WAY",
    "DONE, UNDONE, UNDER_WAY",
    "OPEN, UNDONE, UNDONE",
    "UNDONE, LEFT_IN_PLACE, UNDONE",
    "NOTHING_TO_UNDO, OPEN, UNDONE",
    "FAILED, UNDONE, FAILED"
  })
  void backAHeadingIsUndoneWhenNothingOfItIsLeft(Status first, Status second, Sign sign) {
    PhaseProgress made = of(progress(1, first, "first"), progress(2, second, "second"));
    assertEquals(sign, made.sign(true));
  }

  /** The first step of the sample looks whether all is as planned. */
  @ParameterizedTest
  @CsvSource({
    "DONE, DONE, DONE",
    "DONE, UNDONE, UNDONE",
    "FAILED, UNDONE, UNDONE",
    "WAITING, UNDONE, UNDONE",
    "FAILED, OPEN, OPEN"
  })
  void backAStepThatLeavesNothingDecidesNothing(Status first, Status second, Sign sign) {
    assertEquals(sign, phase(first, second).sign(true));
  }

  @ParameterizedTest
  @CsvSource({"OPEN, OPEN", "DONE, DONE", "FAILED, FAILED", "WAITING, PAUSED"})
  void backAHeadingThatLeavesNothingStaysAsItWas(Status status, Sign sign) {
    assertEquals(sign, of(progress(0, status, "looked")).sign(true));
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, WAITING, second",
    "WAITING, DONE, first",
    "FAILED, WAITING, first",
    "DONE, UNDONE, 'undoing sync scope map store114, sync token store114'",
    "UNDONE, DONE, undoing connected registry store114 in prodacr"
  })
  void anUndoSaysWhatIsUndone(Status first, Status second, String said) {
    PhaseProgress phase =
        of(
            progress(0, Status.FAILED, "looked"),
            progress(1, first, "first"),
            progress(2, second, "second"));

    assertEquals(said, says(phase.undoMessage(true)));
  }

  @Test
  void aStoppedUndoSaysWhatIsNotUndoneYet() {
    PhaseProgress phase =
        of(progress(1, Status.DONE, "first"), progress(2, Status.UNDONE, "second"));

    assertEquals(
        "not undone yet: sync scope map store114, sync token store114",
        says(phase.undoMessage(false)));
  }

  private static String says(Sentence sentence) {
    return new Localization().texts(Language.EN).render(sentence, TextFormat.PLAIN);
  }

  @Test
  void aHeadingWithoutStepsIsAbsent() {
    assertEquals(Sign.ABSENT, new PhaseProgress(Phase.POD, List.of()).sign(false));
    assertEquals(Sign.ABSENT, new PhaseProgress(Phase.POD, List.of()).sign(true));
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, WAITING, first",
    "WAITING, DONE, first",
    "DONE, DONE, second",
    "DONE, UNDONE, first",
    "LEFT_IN_PLACE, UNDONE, first",
    "UNDONE, NOTHING_TO_UNDO, first",
    "NOTHING_TO_UNDO, OPEN, first"
  })
  void whatIsSaidIsWhatMattersMost(Status first, Status second, String said) {
    assertEquals(PlainText.text(said), phase(first, second).messageOrDescription());
  }

  @Test
  void whereNothingWasSaidItIsSaidWhatIsToCome() {
    PhaseProgress phase = phase(Status.OPEN, Status.OPEN);

    assertEquals(Optional.empty(), phase.says());
    assertEquals(
        phase.steps().getFirst().step().step().description(), phase.messageOrDescription());
  }

  @Test
  void stepsThatRunSideBySideCountOnce() {
    assertEquals(Optional.of(Duration.ofSeconds(40)), took(at(10, 30), at(5, 45)));
    assertEquals(Optional.of(Duration.ofSeconds(35)), took(at(10, 45), at(30, 40)));
  }

  /** The pull secret is there early, its pull comes last. */
  @Test
  void whatItWaitsForOtherPhasesIsNotItsTime() {
    assertEquals(Optional.of(Duration.ofSeconds(15)), took(at(0, 5), at(80, 90)));
  }

  @Test
  void theTimeGoesOnWhileAStepWaits() {
    var waiting = new StepProgress(id(1), Status.WAITING, BEGAN.plusSeconds(40), null, null, null);

    assertEquals(Optional.of(Duration.ofSeconds(80)), took(at(10, 30), waiting));
  }

  @Test
  void whatHasNotBegunTookNoTime() {
    assertEquals(
        Optional.empty(), took(StepProgress.untouched(id(0)), StepProgress.untouched(id(1))));
  }

  /** Another replica's clock may be ahead. */
  @Test
  void whatBeginsInTheFutureTookNoTimeEither() {
    var ahead = new StepProgress(id(0), Status.WAITING, NOW.plusSeconds(1), null, null, null);
    var justNow = new StepProgress(id(0), Status.WAITING, NOW, null, null, null);

    assertEquals(Optional.empty(), took(ahead, StepProgress.untouched(id(1))));
    assertEquals(Optional.of(Duration.ZERO), took(justNow, StepProgress.untouched(id(1))));
  }

  @Test
  void itUsuallyTakesAsLongAsItsLongestChainOfSteps() {
    Duration first = PLAN.steps().get(0).step().expectedDuration();
    Duration second = PLAN.steps().get(1).step().expectedDuration();
    var after = new PlannedStep(id(1), PLAN.steps().get(1).step(), Set.of(id(0)));
    StepWithProgress untouched = phase(Status.OPEN, Status.OPEN).steps().getFirst();
    var chain =
        new PhaseProgress(
            Phase.CONNECTED_REGISTRY,
            List.of(untouched, new StepWithProgress(after, StepProgress.untouched(id(1)))));

    assertEquals(
        Collections.max(List.of(first, second)), phase(Status.OPEN, Status.OPEN).usually());
    assertEquals(first.plus(second), chain.usually());
  }

  /** A step that began and ended so many seconds into the run. */
  private static StepProgress at(int began, int ended) {
    return new StepProgress(
        id(0), Status.DONE, BEGAN.plusSeconds(began), BEGAN.plusSeconds(ended), null, null);
  }

  private static Optional<Duration> took(StepProgress... steps) {
    return of(steps).took(NOW);
  }

  private static PhaseProgress phase(Status first, Status second) {
    return of(progress(0, first, "first"), progress(1, second, "second"));
  }

  private static StepProgress progress(int step, Status status, String said) {
    return status == Status.OPEN
        ? StepProgress.untouched(id(step))
        : new StepProgress(id(step), status, BEGAN, null, PlainText.text(said), null);
  }

  private static StepId id(int step) {
    return PLAN.steps().get(step).id();
  }

  private static PhaseProgress of(StepProgress... steps) {
    List<StepWithProgress> all = new ArrayList<>();
    for (StepProgress step : steps) {
      PlannedStep planned =
          PLAN.steps().stream()
              .filter(each -> each.id().equals(step.id()))
              .findFirst()
              .orElseThrow();
      all.add(new StepWithProgress(planned, step));
    }
    return new PhaseProgress(Phase.CONNECTED_REGISTRY, all);
  }
}
