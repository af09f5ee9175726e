package dev.lighterman.status;

import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.status.PhaseProgress.StepWithProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The progress of a run through its phases.
 *
 * @param undoing whether the run is being undone
 */
record RunProgress(List<PhaseProgress> phases, boolean undoing) {
  RunProgress {
    phases = List.copyOf(phases);
  }

  static RunProgress of(Plan plan, List<StepProgress> progress, boolean back) {
    Map<StepId, StepProgress> known =
        progress.stream().collect(Collectors.toMap(StepProgress::id, Function.identity()));
    return new RunProgress(
        Stream.of(Phase.values())
            .map(phase -> phaseProgress(phase, plan, known))
            .sorted(Comparator.comparingInt(phaseProgress -> lastIndex(phaseProgress, plan)))
            .toList(),
        back);
  }

  private static PhaseProgress phaseProgress(
      Phase phase, Plan plan, Map<StepId, StepProgress> known) {
    return new PhaseProgress(
        phase,
        plan.steps().stream()
            .filter(step -> step.step().phase() == phase)
            .map(step ->
                new StepWithProgress(
                    step, known.getOrDefault(step.id(), StepProgress.untouched(step.id()))))
            .toList());
  }

  /**
   * The index of a phase's last step in the plan, to sort by: a removal runs the phases in reverse.
   */
  private static int lastIndex(PhaseProgress phaseProgress, Plan plan) {
    return phaseProgress.steps().isEmpty()
        ? Integer.MAX_VALUE
        : plan.steps().indexOf(phaseProgress.steps().getLast().step());
  }

  /** The number of phases that have work; one if there is nothing to undo. */
  int length() {
    return Math.max(1, (int) phasesWithWork().count());
  }

  /** The current phase: the first that is not complete. */
  Optional<PhaseProgress> current() {
    return phasesWithWork().filter(each -> !isComplete(sign(each))).findFirst();
  }

  /** The current phase's position, from 1. */
  int currentIndex() {
    return Math.min(
        length(), 1 + (int) phasesWithWork().takeWhile(each -> isComplete(sign(each))).count());
  }

  /** How much of the run's usual time is behind it, from 0 to 1. */
  double fraction(Instant now) {
    long total = phases.stream().mapToLong(each -> each.usually().toMillis()).sum();
    long behind = phases.stream().mapToLong(each -> each.behind(now).toMillis()).sum();
    return total == 0 ? 1 : (double) behind / total;
  }

  /** Whether phases went on side by side, so that their times add up to more than the run's. */
  boolean overlaps(Instant now) {
    List<BusyTime> phaseTimes = phases.stream().map(phase -> phase.busy(now)).toList();
    Duration sum = phaseTimes.stream().map(BusyTime::length).reduce(Duration.ZERO, Duration::plus);
    BusyTime all = BusyTime.of(phaseTimes.stream().flatMap(busy -> busy.intervals().stream()));
    return sum.minus(all.length()).toSeconds() > 0;
  }

  Sign sign(PhaseProgress phaseProgress) {
    return phaseProgress.sign(undoing);
  }

  private Stream<PhaseProgress> phasesWithWork() {
    List<PhaseProgress> order = undoing ? phases.reversed() : phases;
    return order.stream().filter(this::hasWork);
  }

  /** A phase that was not started needs no undo, nor does one that left nothing. */
  private boolean hasWork(PhaseProgress phaseProgress) {
    return undoing
        ? !phaseProgress.undoable().steps().isEmpty() && sign(phaseProgress) != Sign.OPEN
        : sign(phaseProgress) != Sign.ABSENT;
  }

  private boolean isComplete(Sign sign) {
    return sign == (undoing ? Sign.UNDONE : Sign.DONE);
  }
}
