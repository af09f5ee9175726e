package dev.lighterman.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.InertStep;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The executor of real steps: it gives them the services, unless the bot only observes. */
final class StepExecutorTest {
  private static final RunInfo RUN =
      new RunInfo(
          new RequestMark(new RequestNumber(7), Instant.EPOCH),
          Instant.EPOCH,
          Instant.EPOCH,
          Instant.EPOCH);
  private static final URI NOWHERE = URI.create("https://127.0.0.1:1/");
  private static final StepContext SERVICES =
      new StepContext(
          Azure.connect(
              new AzureSettings(
                  new AzureCredential.AzLogin(null), List.of("2222"), NOWHERE, NOWHERE, null)),
          new Clusters(new KubernetesSettings(null), () -> SiteSettings.NOTHING));

  private final AtomicBoolean observing = new AtomicBoolean();
  private final StepExecutor executor = StepExecutor.using(SERVICES, observing::get);

  @Test
  void aStepIsDoneUndoneAndLookedAtWithTheServices() {
    var step = new Told("token");

    executor.checkMayChange();
    assertEquals(says("ensured"), executor.ensure(step, RUN));
    assertEquals(says("undone"), executor.undo(step, RUN));
    assertEquals(new Told("token, WAITING"), executor.refreshed(step, RUN, Status.WAITING));
  }

  @Test
  void whileTheBotObservesItOnlyLooks() {
    observing.set(true);
    var step = new Told("token");

    OperatorMustAct refusal = assertThrows(OperatorMustAct.class, executor::checkMayChange);
    assertEquals("workflow.observing", refusal.why().key());
    assertEquals("rights.observing.remedy", refusal.remedy().key());
    assertThrows(OperatorMustAct.class, () -> executor.ensure(step, RUN));
    assertThrows(OperatorMustAct.class, () -> executor.undo(step, RUN));
    assertEquals(new Told("token, DONE"), executor.refreshed(step, RUN, Status.DONE));
  }

  private static StepOutcome says(String what) {
    return new StepOutcome.Done(PlainText.text(what), null);
  }

  /** A step that tells what was done with it. */
  private record Told(String name) implements ExecutableStep, InertStep {
    @Override
    public StepOutcome ensure(StepContext services, RunInfo run) {
      assertSame(SERVICES, services);
      return says("ensured");
    }

    @Override
    public Step refreshed(StepContext services, RunInfo run, Status reached) {
      assertSame(SERVICES, services);
      return new Told(name + ", " + reached);
    }

    @Override
    public StepOutcome undo(StepContext services, RunInfo run) {
      assertSame(SERVICES, services);
      return says("undone");
    }

    @Override
    public Sentence description() {
      return PlainText.text(name);
    }
  }
}
