package dev.lighterman.workflow;

import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one attempt at one step. Exceptions become failures that name who must act. */
final class AttemptRunner {
  private static final Logger log = LoggerFactory.getLogger(AttemptRunner.class);

  private final StepExecutor executor;

  AttemptRunner(StepExecutor executor) {
    this.executor = executor;
  }

  StepAttempt.Ended attempt(StepAttempt stepAttempt) {
    var calls = new ExternalCalls();
    StepOutcome outcome = calls.during(() -> runStep(stepAttempt));
    return new StepAttempt.Ended(stepAttempt, outcome, calls.list());
  }

  private StepOutcome runStep(StepAttempt stepAttempt) {
    try {
      return stepAttempt
          .direction()
          .attempt(executor, stepAttempt.step().step(), stepAttempt.run());
    } catch (TryLater retry) {
      return new StepOutcome.Wait(retry.why(), retry.after());
    } catch (OperatorMustAct failed) {
      return new StepOutcome.Failed(Blame.OPERATOR, failed.why(), failed.remedy(), null);
    } catch (AskerMustAct failed) {
      var remedy = Sentence.of("workflow.remedy.ask-again");
      return new StepOutcome.Failed(Blame.ASKER, failed.why(), remedy, null);
    } catch (RuntimeException | Error unexpected) {
      log.atError()
          .setCause(unexpected)
          .addKeyValue("request", stepAttempt.run().number())
          .addKeyValue("step", stepAttempt.step().id())
          .log("a step failed by a fault of ours");
      return new StepOutcome.Failed(
          Blame.US, Sentence.of("workflow.our-fault"), Sentence.of("workflow.remedy.ours"), null);
    }
  }
}
