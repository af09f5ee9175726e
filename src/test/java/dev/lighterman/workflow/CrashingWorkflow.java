package dev.lighterman.workflow;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * A process to be killed: carries requests out, a line of a file for each effect, and ends when all
 * of them have succeeded. Started again on the same database it goes on.
 */
final class CrashingWorkflow {
  static final int REQUESTS = 6;
  static final int STEPS = 8;
  private static final int MILLIS = 30;

  private CrashingWorkflow() {}

  /**
   * Runs until it is killed or done.
   *
   * @param arguments the database's JDBC URL, and the file of effects
   */
  public static void main(String[] arguments) {
    var settings =
        arguments[0].startsWith("jdbc:sqlite:")
            ? new StoreSettings(arguments[0], null, null)
            : new StoreSettings(arguments[0], "postgres", new Secret("unused"));
    var effects = new Effects(Path.of(arguments[1]));
    try (var fixture = new WorkflowFixture(settings, InstantSource.system(), 0, effects)) {
      fixture.plan(plan());
      for (int each = 0; each < REQUESTS; each++) {
        fixture.ask("request-" + each, WorkflowFixture.AMINA);
      }
      fixture.until(() ->
          fixture.store.requests().recent(REQUESTS).stream()
              .allMatch(request -> request.state() instanceof Succeeded));
    }
    System.exit(0);
  }

  /** Two chains, side by side. */
  private static PlannedStep[] plan() {
    var steps = new PlannedStep[STEPS];
    for (int each = 0; each < STEPS; each++) {
      String[] needs = each < 2 ? new String[0] : new String[] {"step-" + (each - 2)};
      steps[each] = FakeStep.created("step-" + each, needs);
    }
    return steps;
  }

  /** Hands that never look before they act, so that every repetition shows. */
  private record Effects(Path file) implements StepExecutor {
    @Override
    public StepOutcome ensure(Step step, RunInfo run) {
      String name = ((FakeStep) step).name();
      try {
        Thread.sleep(MILLIS);
        Files.writeString(
            file,
            run.mark().number() + " " + name + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return FakeStepExecutor.done(name);
    }

    @Override
    public Step refreshed(Step step, RunInfo run, Status reached) {
      return step;
    }

    @Override
    public StepOutcome undo(Step step, RunInfo run) {
      throw new UnsupportedOperationException();
    }
  }
}
