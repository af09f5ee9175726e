package dev.lighterman.store;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.FakeDetails;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.AuditLog.Entry;
import dev.lighterman.value.InteractionTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that is stopped inside a transaction, with all its locks. */
final class StalledTransactionTest {
  private static final Duration TAKE_OVER = Duration.ofSeconds(10);

  @Test
  void whatAStoppedReplicaHasLockedTheOtherGetsAndTheStoppedOneCommitsNothing(
      @TempDir Path directory) throws InterruptedException {
    StoreSettings shared = TestDatabase.POSTGRESQL.fresh(directory);
    try (Store stopped = open(shared);
        Store other = open(shared)) {
      var locked = new CountDownLatch(1);
      var wakes = new CountDownLatch(1);
      var late =
          CompletableFuture.runAsync(() ->
              stopped
                  .database()
                  .transact(transaction -> {
                    transaction.handle().execute("UPDATE audit_head SET position = position");
                    locked.countDown();
                    await(wakes);
                    stopped.audit().add(transaction, entry("late"));
                  }));
      locked.await();

      try {
        assertTimeoutPreemptively(
            PATIENCE,
            () ->
                other
                    .database()
                    .transact(transaction -> other.audit().add(transaction, entry("meanwhile"))));
      } finally {
        wakes.countDown();
      }

      assertThrows(CompletionException.class, late::join);
      DatabaseReader.AuditCheck check =
          other.database().inTransaction(transaction -> AuditChain.check(transaction.handle()));
      assertEquals(new DatabaseReader.AuditCheck(1, Optional.empty()), check);
    }
  }

  @Test
  void itIsGivenUpInTimeForAnotherToTakeOver() {
    Duration timeout = InteractionTimeouts.DEFAULT.idleTransaction();
    assertTrue(timeout.compareTo(TAKE_OVER) < 0, timeout.toString());
  }

  private static Store open(StoreSettings shared) {
    return Store.open(shared, new PlanJson(FakeDetails.formats(Map.of())));
  }

  private static Entry entry(String what) {
    return new Entry(Instant.EPOCH, what, null, null, Map.of());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
