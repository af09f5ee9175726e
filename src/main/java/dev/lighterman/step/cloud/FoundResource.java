package dev.lighterman.step.cloud;

import dev.lighterman.request.Effect;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.StepOutcomes;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a step that puts a resource finds in its place, and what it may do with that.
 *
 * @param planned what the plan says that the step does
 * @param exists whether there is any; without it, the other three are false
 * @param ours whether this run made it
 * @param asPlanned whether it is as the plan wants it
 * @param asBefore whether it is as it was when the plan was made
 */
record FoundResource(
    String name,
    Effect.Kind planned,
    boolean exists,
    boolean ours,
    boolean asPlanned,
    boolean asBefore) {

  static <T> FoundResource of(
      String name,
      Effect.Kind planned,
      Optional<T> found,
      Predicate<T> ours,
      Predicate<T> asPlanned,
      Predicate<T> asBefore) {
    return new FoundResource(
        name,
        planned,
        found.isPresent(),
        found.filter(ours).isPresent(),
        found.filter(asPlanned).isPresent(),
        found.filter(asBefore).isPresent());
  }

  /** Why the step must not put it; empty if it may. */
  Optional<StepOutcome> refusal() {
    if (isForeign()) {
      return Optional.of(StepOutcomes.conflict(name));
    }
    return hasChanged() ? Optional.of(StepOutcomes.changed(name)) : Optional.empty();
  }

  /** Whether it is as the plan expects it, before the step or after. */
  boolean isAsExpected() {
    return !isForeign() && !hasChanged();
  }

  private boolean isForeign() {
    return planned == Effect.Kind.CREATE && exists && !ours;
  }

  /** Whether it is neither as in the plan nor as the plan may change it. */
  private boolean hasChanged() {
    return exists ? !asPlanned && !asBefore : planned != Effect.Kind.CREATE;
  }

  /** Why an undo does not delete it; empty if it may. */
  Optional<StepOutcome> keptOnDeletion() {
    if (exists && !ours) {
      return Optional.of(StepOutcomes.notOurs(name));
    }
    return exists && !asPlanned ? Optional.of(StepOutcomes.changedSince(name)) : Optional.empty();
  }

  /** Why an undo does not put back what was there before; empty if it may. */
  Optional<StepOutcome> keptOnRestoration() {
    if (asBefore) {
      return Optional.of(StepOutcomes.neverChanged(name));
    }
    return asPlanned ? Optional.empty() : Optional.of(StepOutcomes.changedSince(name));
  }
}
