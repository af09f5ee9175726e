package dev.lighterman.request;

import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.Sentence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run has made of the world so far, be it through or not: what is there of what the plan
 * speaks of, what is gone, and what undoing takes back. What others share is none of it.
 */
public final class RunOutcome {
  private static final Set<Kind> TAKEN_BACK =
      Set.of(Kind.CREATE, Kind.CHANGE, Kind.OVERWRITE, Kind.PASSING);

  private final Plan plan;
  private final Map<StepId, Status> marks;

  private RunOutcome(Plan plan, Map<StepId, Status> marks) {
    this.plan = plan;
    this.marks = marks;
  }

  /** What a run left of its plan, as far as its steps are. */
  public static RunOutcome of(Plan plan, Collection<StepProgress> progress) {
    return new RunOutcome(
        plan, progress.stream().collect(Collectors.toMap(StepProgress::id, StepProgress::mark)));
  }

  /**
   * What is there, as the plan says it: made or changed and not taken back, or meant to be deleted
   * and not deleted. A step that was begun and is not through may have got anywhere.
   */
  public List<Sentence> exists() {
    return each(step ->
        switch (mark(step)) {
          case OPEN -> says(step, RunOutcome::deletes);
          case UNDONE -> Stream.of();
          case DONE -> says(step, RunOutcome::makes);
          case WAITING, FAILED ->
              says(step, effect -> makes(effect) || deletes(effect))
                  .map(says -> Sentence.of("remains.perhaps", "what", says));
        });
  }

  /** What was deleted, and stays so whatever is undone. */
  public List<Sentence> deleted() {
    return each(step -> !isFinished(step) ? Stream.of() : says(step, RunOutcome::deletes));
  }

  /** What undoing would take back. */
  public List<Effect> takenBack() {
    return toUndo().stream()
        .flatMap(step -> step.step().effects().stream())
        .filter(RunOutcome::makes)
        .toList();
  }

  /**
   * The steps that undoing has still to take back, the last first: all that were begun and changed
   * something. What was kept, or gone already, is left alone.
   */
  public List<PlannedStep> toUndo() {
    return plan.steps().reversed().stream().filter(this::isToUndo).toList();
  }

  private boolean isToUndo(PlannedStep step) {
    return mark(step) != Status.OPEN
        && mark(step) != Status.UNDONE
        && step.step().effects().stream().anyMatch(RunOutcome::makes);
  }

  /** Whether the run was sure of what a step did. */
  public boolean isFinished(PlannedStep step) {
    return mark(step) == Status.DONE;
  }

  private Status mark(PlannedStep step) {
    return marks.getOrDefault(step.id(), Status.OPEN);
  }

  private static boolean makes(Effect effect) {
    return TAKEN_BACK.contains(effect.kind());
  }

  private static boolean deletes(Effect effect) {
    return effect.kind() == Kind.DELETE;
  }

  private static Stream<Sentence> says(PlannedStep step, Predicate<Effect> which) {
    return step.step().effects().stream().filter(which).map(Effect::says);
  }

  private List<Sentence> each(Function<PlannedStep, Stream<Sentence>> said) {
    return plan.steps().stream().flatMap(said).toList();
  }
}
