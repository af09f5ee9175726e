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
 * The effects of a run so far, finished or not: which of the plan's resources exist, which are
 * deleted, and what an undo reverts. Resources that others share are not included.
 */
public final class RunOutcome {
  private final Plan plan;
  private final Map<StepId, Status> statuses;

  private RunOutcome(Plan plan, Map<StepId, Status> statuses) {
    this.plan = plan;
    this.statuses = statuses;
  }

  /** The outcome of a plan with the given progress of its steps. */
  public static RunOutcome of(Plan plan, Collection<StepProgress> progress) {
    return new RunOutcome(
        plan, progress.stream().collect(Collectors.toMap(StepProgress::id, StepProgress::mark)));
  }

  /**
   * What exists, in the plan's words: created or changed and not undone, or to be deleted and not
   * yet deleted. For a step that started and did not finish, either is possible.
   */
  public List<Sentence> exists() {
    return sentences(step ->
        switch (status(step)) {
          case OPEN -> effects(step, RunOutcome::deletes);
          case UNDONE, NOTHING_TO_UNDO -> Stream.of();
          case DONE, LEFT_IN_PLACE -> effects(step, Effect::canBeUndone);
          case WAITING, FAILED ->
              effects(step, effect -> effect.canBeUndone() || deletes(effect))
                  .map(text -> Sentence.of("remains.perhaps", "what", text));
        });
  }

  /** How many effects of these kinds were made, or perhaps made, and not undone. */
  public int count(Set<Kind> kinds) {
    return (int)
        plan.steps().stream()
            .filter(step -> status(step) != Status.OPEN)
            .filter(step -> !status(step).undoFinished() || status(step) == Status.LEFT_IN_PLACE)
            .flatMap(step -> step.step().effects().stream())
            .filter(effect -> kinds.contains(effect.kind()))
            .count();
  }

  /** What was deleted; an undo does not restore it. */
  public List<Sentence> deleted() {
    return finished(RunOutcome::deletes);
  }

  /** What was deleted and is not there again: a run may create what it deletes anew. */
  public List<Sentence> lost() {
    return finished(effect -> deletes(effect) && !isCreated(effect.subject()));
  }

  private boolean isCreated(String subject) {
    return plan.steps().stream()
        .filter(step -> isFinished(step) || status(step) == Status.LEFT_IN_PLACE)
        .flatMap(step -> step.step().effects().stream())
        .anyMatch(each -> each.kind() == Kind.CREATE && each.subject().equalsIgnoreCase(subject));
  }

  /** How many of its finished effects others share, which an undo leaves. */
  public int shared() {
    return finished(effect -> effect.kind() == Kind.TOUCHES_OTHERS).size();
  }

  /** Whether something was done, and an undo would revert nothing. */
  public boolean isForGood() {
    boolean isLost = !finished(Effect::isForGood).isEmpty();
    return takenBack().isEmpty() && (isLost || (!plan.canBeUndone() && shared() > 0));
  }

  /** The effects that an undo would revert. */
  public List<Effect> takenBack() {
    return toUndo().stream()
        .flatMap(step -> step.step().effects().stream())
        .filter(Effect::canBeUndone)
        .toList();
  }

  /**
   * The steps still to undo, the last first: those that started and changed something. What was
   * kept or only deleted is left alone.
   */
  public List<PlannedStep> toUndo() {
    return plan.steps().reversed().stream().filter(this::isToUndo).toList();
  }

  private boolean isToUndo(PlannedStep step) {
    return status(step) != Status.OPEN
        && !status(step).undoFinished()
        && step.step().effects().stream().anyMatch(Effect::canBeUndone);
  }

  /** The steps that did nothing but delete, and are done. */
  public List<PlannedStep> removals() {
    return plan.steps().stream()
        .filter(this::isFinished)
        .filter(step -> !step.step().effects().isEmpty())
        .filter(step -> step.step().effects().stream().allMatch(RunOutcome::deletes))
        .toList();
  }

  /** Whether a step is done. */
  public boolean isFinished(PlannedStep step) {
    return status(step) == Status.DONE;
  }

  private Status status(PlannedStep step) {
    return statuses.getOrDefault(step.id(), Status.OPEN);
  }

  private static boolean deletes(Effect effect) {
    return effect.kind() == Kind.DELETE;
  }

  private static Stream<Sentence> effects(PlannedStep step, Predicate<Effect> filter) {
    return step.step().effects().stream().filter(filter).map(Effect::says);
  }

  private List<Sentence> finished(Predicate<Effect> filter) {
    return sentences(step -> isFinished(step) ? effects(step, filter) : Stream.of());
  }

  private List<Sentence> sentences(Function<PlannedStep, Stream<Sentence>> texts) {
    return plan.steps().stream().flatMap(texts).toList();
  }
}
