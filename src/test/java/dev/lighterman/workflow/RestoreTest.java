package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Decision;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.Backup;
import dev.lighterman.value.RequestNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that was made while the bot ran, in the database's place. */
final class RestoreTest {
  private final ManualClock clock = new ManualClock();
  @TempDir private Path directory;

  @Test
  void whatWaitedWhenItWasBackedUpGoesOn() throws IOException {
    StoreSettings settings = StoreSettings.in(Files.createDirectory(directory.resolve("data")));
    Path backup = directory.resolve("backup.db");
    RequestNumber number;
    try (var fixture = new WorkflowFixture(settings, clock, 1)) {
      fixture.plan(created("token"), created("registry", "token"));
      number = fixture.ask();
      fixture.await(number, AwaitingApproval.class);
      Backup.write(settings, backup);
      fixture.decides(BEN, Decision.REJECT, number);
      fixture.await(number, Rejected.class);
    }

    for (String suffix : List.of("-wal", "-shm")) {
      Files.deleteIfExists(directory.resolve("data/lighterman.db" + suffix));
    }
    Files.delete(directory.resolve("data/lighterman.db"));
    Files.move(backup, directory.resolve("data/lighterman.db"));

    try (var fixture = new WorkflowFixture(settings, clock, 1)) {
      fixture.await(number, AwaitingApproval.class);
      fixture.plan(created("token"), created("registry", "token"));
      fixture.approve(number, BEN);
      fixture.await(number, Succeeded.class);
      assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    }
  }
}
