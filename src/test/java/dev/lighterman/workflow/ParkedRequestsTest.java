package dev.lighterman.workflow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What it takes to wait for people. */
@ParameterizedClass
@EnumSource
@Isolated("it counts threads")
final class ParkedRequestsTest {
  private final WorkflowFixture fixture;

  ParkedRequestsTest(TestDatabase kind, @TempDir Path directory) {
    fixture = SevenStepPlan.office(kind.fresh(directory), new ManualClock());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRequestThatWaitsForPeopleIsARowAndNoMore() {
    fixture.await(fixture.ask(), AwaitingApproval.class);
    int threads = Thread.activeCount();

    for (int each = 0; each < 50; each++) {
      fixture.await(fixture.ask(), AwaitingApproval.class);
    }

    assertTrue(Thread.activeCount() <= threads + 5, "no thread waits for people");
  }
}
