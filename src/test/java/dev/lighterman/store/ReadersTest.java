package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Intent;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions are answered while somebody writes. */
@ParameterizedClass
@EnumSource
final class ReadersTest {
  private final TestDatabase kind;
  private final Store store;

  ReadersTest(TestDatabase kind, @TempDir Path directory) {
    this.kind = kind;
    store = Store.open(kind.fresh(directory), new PlanJson(FakeDetails.formats(Map.of())));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whoReadsWaitsForNoWriterAndSeesWhatIsCommitted() {
    store
        .database()
        .transact(transaction -> {
          ask(transaction, "trigger-1");
          assertEquals(0, readBesides(), "nothing is committed yet");
        });
    assertEquals(1, store.requests().countOpen());
  }

  /** In another thread, as whoever asks a question is. */
  private int readBesides() {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> store.requests().countOpen(), "it waits for the writer");
  }

  @Test
  void aReaderOfSqliteCannotWrite() {
    if (kind == TestDatabase.SQLITE) {
      assertThrows(
          JdbiException.class,
          () -> store.database().read(transaction -> ask(transaction, "trigger-1")));
    }
  }

  private Object ask(Transaction transaction, String key) {
    var intent =
        new Intent(
            "deploy",
            List.of("store-114"),
            new LinkedHashMap<>(),
            new Person("U01"),
            new Channel("C01"));
    return store.requests().insert(transaction, intent, key, Instant.EPOCH);
  }
}
