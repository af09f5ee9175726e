package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several replicas on one PostgreSQL. */
final class ReplicasTest {
  private static final int REQUESTS = 20;

  @Test
  void whatOneReplicaTakesOnTheOtherLeavesAlone(@TempDir Path directory) {
    StoreSettings shared = TestDatabase.POSTGRESQL.fresh(directory);
    try (var one = new WorkflowFixture(shared, InstantSource.system(), 0);
        var other = new WorkflowFixture(shared, InstantSource.system(), 0)) {
      List<WorkflowFixture> both = List.of(one, other);
      both.forEach(fixture -> fixture.plan(created("token"), created("extension", "token")));

      List<RequestNumber> asked = new ArrayList<>();
      for (int each = 0; each < REQUESTS; each++) {
        asked.add(both.get(each % 2).ask("request-" + each, WorkflowFixture.AMINA));
      }
      asked.forEach(number -> one.await(number, Succeeded.class));

      List<String> attempts = new ArrayList<>(one.world.attempts());
      attempts.addAll(other.world.attempts());
      assertEquals(REQUESTS, Collections.frequency(attempts, "+token"));
      assertEquals(REQUESTS, Collections.frequency(attempts, "+extension"));
      assertEquals(Optional.empty(), one.store.audit().firstTamperedRow());
    }
  }
}
