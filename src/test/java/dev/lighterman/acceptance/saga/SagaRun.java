package dev.lighterman.acceptance.saga;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.acceptance.PollingWait;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Carries out one plan by hand: each step when the test says so, as often as it says. */
final class SagaRun {
  private static final PollingWait WAIT = new PollingWait(PATIENCE, Duration.ofMillis(50));

  private final SagaFixture world;
  private final RequestMark mark;
  private final Instant began = Instant.now();
  private final Map<StepId, Status> reached = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();
  private Plan plan;

  SagaRun(SagaFixture world, Plan plan) {
    this.world = world;
    this.plan = plan;
    this.mark = new RequestMark(new RequestNumber(1), began);
  }

  /** What continuing a halted run comes to, before any step. */
  sealed interface Continuation {
    /** It stays halted. */
    record Halts(Sentence why) implements Continuation {}

    /** It waits for the approval of these effects. */
    record Asks(List<Effect> unapproved) implements Continuation {}

    /** It goes on. */
    record Goes() implements Continuation {}
  }

  /** The same plan once more, by another run. */
  SagaRun again() {
    return new SagaRun(world, plan);
  }

  /** How many changes its steps have asked for so far, granted or not. */
  int changes() {
    return changes.size();
  }

  List<PlannedStep> steps() {
    return plan.steps();
  }

  PlannedStep step(String id) {
    return plan.steps().stream()
        .filter(each -> each.id().text().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step " + id));
  }

  /** What it would undo now, the last first. */
  List<PlannedStep> toUndo() {
    return RunOutcome.of(
            plan,
            reached.entrySet().stream()
                .map(each ->
                    StepProgress.untouched(each.getKey())
                        .after(each.getValue(), null, PlainText.text("by hand"), null))
                .toList())
        .toUndo();
  }

  /** All steps, until each is done. */
  void ensureAll() {
    steps().forEach(this::ensureDone);
  }

  /** A step and all after it, until each is done. */
  void ensureFrom(String id) {
    steps().stream().dropWhile(each -> !each.id().text().equals(id)).forEach(this::ensureDone);
  }

  /** The run is over, and on record. */
  void succeeds() {
    ensureAll();
    world.records(plan);
  }

  void ensureDone(PlannedStep step) {
    StepOutcome outcome = ensure(step);
    assertInstanceOf(StepOutcome.Done.class, outcome, () -> step.id() + ": " + outcome);
  }

  /** One step until it does not wait any more. */
  StepOutcome ensure(PlannedStep step) {
    reached.put(step.id(), Status.WAITING);
    StepOutcome outcome = attempts(step, (each, run) -> each.ensure(services(), run));
    reached.put(step.id(), outcome instanceof StepOutcome.Failed ? Status.FAILED : Status.DONE);
    return outcome;
  }

  /** One attempt at a step that is answered, and nothing more. */
  StepOutcome begin(PlannedStep step) {
    reached.put(step.id(), Status.WAITING);
    Instant now = Instant.now();
    var run = new RunInfo(mark, began, now, now);
    return untilAnswered(
        () -> answered(step, run, (each, its) -> each.ensure(services(), its)),
        step.id() + " is not answered");
  }

  /** Asks again as long as Azure or a cluster asks for that, as the workflow does. */
  static <T> T untilAnswered(Supplier<T> question, String otherwise) {
    return WAIT.until(
        () -> {
          try {
            return Optional.of(question.get());
          } catch (TryLater later) {
            return Optional.empty();
          }
        },
        () -> otherwise);
  }

  /** Undoes whatever there is to undo; answers what became of each step. */
  Map<StepId, StepOutcome> undoAll() {
    Map<StepId, StepOutcome> outcomes = new LinkedHashMap<>();
    toUndo().forEach(each -> outcomes.put(each.id(), undo(each)));
    return outcomes;
  }

  /** Undoes one step until that does not wait any more. */
  StepOutcome undo(PlannedStep step) {
    return attempts(step, (each, run) -> each.undo(services(), run));
  }

  /** Looks at all steps again, as the workflow does where a person lets a halted run continue. */
  Continuation continues() {
    return continues(steps());
  }

  /** Looks at one step only. */
  Continuation continuesWith(PlannedStep step) {
    return continues(List.of(step));
  }

  private Continuation continues(List<PlannedStep> looked) {
    List<PlannedStep> current = new ArrayList<>();
    for (PlannedStep each : steps()) {
      try {
        current.add(looked.contains(each) ? refreshed(each) : each);
      } catch (OperatorMustAct inTheWay) {
        return new Continuation.Halts(inTheWay.why());
      }
    }
    Plan refreshed = plan.withSteps(current);
    List<Effect> unapproved = refreshed.effectsNotIn(plan);
    return unapproved.isEmpty() ? goes(refreshed) : new Continuation.Asks(unapproved);
  }

  private PlannedStep refreshed(PlannedStep planned) {
    Instant now = Instant.now();
    var run = new RunInfo(mark, began, now, now);
    Status status = reached.getOrDefault(planned.id(), Status.OPEN);
    Step step =
        untilAnswered(
            () -> ((ExecutableStep) planned.step()).refreshed(services(), run, status),
            planned.id() + " can't be looked at");
    return new PlannedStep(planned.id(), step, planned.needs());
  }

  private Continuation goes(Plan refreshed) {
    plan = refreshed;
    return new Continuation.Goes();
  }

  private StepContext services() {
    return world.services();
  }

  private StepOutcome attempts(
      PlannedStep step, BiFunction<ExecutableStep, RunInfo, StepOutcome> deed) {
    Instant first = Instant.now();
    var run = new AtomicReference<>(new RunInfo(mark, began, first, first));
    return WAIT.until(
        () -> {
          StepOutcome outcome = attempt(step, run.get(), deed);
          if (outcome instanceof StepOutcome.Wait wait) {
            run.set(after(run.get(), wait));
            return Optional.empty();
          }
          return Optional.of(outcome);
        },
        () -> step.id() + " waits for ever");
  }

  /** The next attempt's run, with what this one found. */
  private static RunInfo after(RunInfo run, StepOutcome.Wait wait) {
    return new RunInfo(
        run.mark(),
        run.began(),
        run.stepBegan(),
        Instant.now(),
        wait.finding() == null ? run.finding() : wait.finding());
  }

  /** What a step throws is an outcome, too: the workflow's rule. */
  private StepOutcome attempt(
      PlannedStep step, RunInfo run, BiFunction<ExecutableStep, RunInfo, StepOutcome> deed) {
    try {
      return answered(step, run, deed);
    } catch (TryLater later) {
      return new StepOutcome.Wait(later.why(), later.after());
    }
  }

  /** The same, where being asked to try later is none. */
  private StepOutcome answered(
      PlannedStep step, RunInfo run, BiFunction<ExecutableStep, RunInfo, StepOutcome> deed) {
    try {
      return new ExternalCalls(call -> changes.add(call.what()))
          .during(() -> deed.apply((ExecutableStep) step.step(), run));
    } catch (OperatorMustAct failed) {
      return new StepOutcome.Failed(Blame.OPERATOR, failed.why(), failed.remedy(), null);
    }
  }
}
