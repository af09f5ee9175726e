package dev.lighterman.status;

import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.status.PhaseProgress.StepWithProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan's way through the four headings, and how far a run is on it.
 *
 * @param undoing whether it takes back what it did
 */
record RunProgress(List<PhaseProgress> stretches, boolean undoing) {
  RunProgress {
    stretches = List.copyOf(stretches);
  }

  static RunProgress of(Plan plan, List<StepProgress> progress, boolean back) {
    Map<StepId, StepProgress> known =
        progress.stream().collect(Collectors.toMap(StepProgress::id, Function.identity()));
    return new RunProgress(
        Stream.of(Phase.values())
            .map(phase -> stretch(phase, plan, known))
            .sorted(Comparator.comparingInt(phaseProgress -> end(phaseProgress, plan)))
            .toList(),
        back);
  }

  private static PhaseProgress stretch(Phase phase, Plan plan, Map<StepId, StepProgress> known) {
    return new PhaseProgress(
        phase,
        plan.steps().stream()
            .filter(step -> step.step().phase() == phase)
            .map(step ->
                new StepWithProgress(
                    step, known.getOrDefault(step.id(), StepProgress.untouched(step.id()))))
            .toList());
  }

  /** When a stretch is through, as a place in the plan: a removal goes the other way round. */
  private static int end(PhaseProgress phaseProgress, Plan plan) {
    return phaseProgress.steps().isEmpty()
        ? Integer.MAX_VALUE
        : plan.steps().indexOf(phaseProgress.steps().getLast().step());
  }

  /** How many headings there is something to do under. */
  int length() {
    return (int) walked().count();
  }

  /** The heading that the run is at: the first that is not through. */
  Optional<PhaseProgress> at() {
    return walked().filter(each -> !through(sign(each))).findFirst();
  }

  /** The place of that heading, from 1. */
  int currentIndex() {
    return Math.min(length(), 1 + (int) walked().takeWhile(each -> through(sign(each))).count());
  }

  Sign sign(PhaseProgress phaseProgress) {
    return phaseProgress.sign(undoing);
  }

  private Stream<PhaseProgress> walked() {
    List<PhaseProgress> order = undoing ? stretches.reversed() : stretches;
    return order.stream().filter(each -> sign(each) != Sign.ABSENT && !untouched(each));
  }

  /** What was never begun has nothing to take back. */
  private boolean untouched(PhaseProgress phaseProgress) {
    return undoing && sign(phaseProgress) == Sign.OPEN;
  }

  private boolean through(Sign sign) {
    return sign == (undoing ? Sign.UNDONE : Sign.DONE);
  }
}
