package dev.lighterman.workflow;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorLog;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one attempt at one step. Exceptions become failures that name who must act. */
final class AttemptRunner {
  private static final Logger log = LoggerFactory.getLogger(AttemptRunner.class);

  private final StepExecutor executor;

  AttemptRunner(StepExecutor executor) {
    this.executor = executor;
  }

  /**
   * Attempts a step.
   *
   * @param beforeCall is told of each change before it is requested, and may prevent it
   */
  StepAttempt.Ended attempt(StepAttempt stepAttempt, Consumer<ExternalCalls.Call> beforeCall) {
    var calls = new ExternalCalls(beforeCall);
    StepOutcome outcome = calls.during(() -> runStep(stepAttempt));
    if (outcome instanceof StepOutcome.Wait wait) {
      outcome = wait.notBefore(calls.longestWait());
    }
    return new StepAttempt.Ended(stepAttempt, outcome, calls.list());
  }

  private StepOutcome runStep(StepAttempt stepAttempt) {
    try {
      return stepAttempt
          .direction()
          .attempt(executor, stepAttempt.step().step(), stepAttempt.run());
    } catch (RuntimeException | Error failure) {
      return outcome(failure, stepAttempt.run().mark().number(), stepAttempt.step());
    }
  }

  /** The outcome of a step that threw; names who must act. */
  static StepOutcome outcome(Throwable failure, RequestNumber request, PlannedStep step) {
    return switch (failure) {
      case TryLater retry -> new StepOutcome.Wait(retry.why(), retry.after());
      case OperatorMustAct failed -> {
        OperatorLog.mustAct(failed, Map.of("request", request, "step", step.id()));
        yield new StepOutcome.Failed(Blame.OPERATOR, failed.why(), failed.remedy(), null);
      }
      case AskerMustAct failed ->
          new StepOutcome.Failed(
              Blame.ASKER, failed.why(), Sentence.of("workflow.remedy.ask-again"), null);
      default -> ourFault(failure, request, step);
    };
  }

  private static StepOutcome ourFault(
      Throwable unexpected, RequestNumber request, PlannedStep step) {
    log.atError()
        .setCause(unexpected)
        .addKeyValue("request", request)
        .addKeyValue("step", step.id())
        .log("a step failed by a fault of ours");
    return new StepOutcome.Failed(
        Blame.US, Sentence.of("workflow.our-fault"), Sentence.of("workflow.remedy.ours"), null);
  }
}
