package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database server that restarts, or a network that drops its connections: nobody is at fault. */
final class LostConnectionTest {
  private final StoreSettings settings;
  private final WorkflowFixture fixture;

  LostConnectionTest(@TempDir Path directory) {
    settings = TestDatabase.POSTGRESQL.fresh(directory);
    fixture = SevenStepPlan.office(settings, new ManualClock());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRequestThatIsPlannedMeanwhileIsPlannedAllTheSame() {
    var lost = new AtomicBoolean();
    fixture.things.plans(() -> {
      loseOnce(lost);
      return FakePlan.of(created("token"));
    });

    await(fixture.ask(), AwaitingApproval.class);
    assertTrue(lost.get());
  }

  @Test
  void aStepThatIsInHandMeanwhileIsDoneAllTheSame() {
    var lost = new AtomicBoolean();
    fixture.world.ensuring(
        "extension",
        _ -> {
          ExternalCalls calls = ExternalCalls.current().orElseThrow();
          loseOnce(lost);
          calls.asked("1", "PUT /extension", "sent-1");
          calls.answered("1", "got-1", 201);
          return FakeStepExecutor.done("extension");
        });
    RequestNumber number = fixture.approved();

    await(number, Succeeded.class);
    assertTrue(lost.get());
    assertEquals(DEPLOYED, fixture.world.things());
  }

  /** Whoever looks may meet a lost connection, too, and looks again. */
  private void await(RequestNumber number, Class<? extends RequestState> state) {
    fixture.until(() -> {
      try {
        return state.isInstance(fixture.request(number).state());
      } catch (TryLater lost) {
        return false;
      }
    });
  }

  private void loseOnce(AtomicBoolean lost) {
    if (lost.compareAndSet(false, true)) {
      TestDatabase.endSessions(settings);
    }
  }
}
