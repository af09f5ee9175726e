package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SingleConnectionTest {
  private final SingleConnection connections;
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  SingleConnectionTest(@TempDir Path directory) {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + directory.resolve("test.db"));
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(60_000);
    connections = new SingleConnection(config);
  }

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void theUrgentOnesAreNextButNeverTwiceInARow() throws Exception {
    Connection first = connections.getConnection();
    List<Thread> all = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      all.add(waits(name, connections::getConnection));
    }
    for (String name : List.of("URGENT 1", "URGENT 2")) {
      all.add(waits(name, connections::urgentConnection));
    }

    first.close();
    for (Thread each : all) {
      each.join();
    }

    assertEquals(List.of("URGENT 1", "a", "URGENT 2", "b", "c"), order);
  }

  @Test
  void whoGivesUpIsPassedOver() throws Exception {
    Connection first = connections.getConnection();
    Thread givesUp = waits("gives up", connections::getConnection);
    Thread next = waits("next", connections::getConnection);
    givesUp.interrupt();
    givesUp.join();

    first.close();
    first.close();
    next.join();

    assertEquals(List.of("next"), order);
  }

  @Test
  void whoWaitsTooLongIsToldSo() throws Exception {
    connections.setConnectionTimeout(250);
    try (Connection _ = connections.getConnection()) {
      assertThrows(SQLException.class, connections::getConnection);
    }
    try (Connection free = connections.getConnection()) {
      assertEquals(true, free.isValid(1));
    }
  }

  private interface Source {
    Connection get() throws SQLException;
  }

  /** Starts a thread that wants a connection, and waits until it waits. */
  private Thread waits(String name, Source source) {
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try (Connection _ = source.get()) {
                order.add(name);
              } catch (SQLException interrupted) {
                Thread.currentThread().interrupt();
              }
            });
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
