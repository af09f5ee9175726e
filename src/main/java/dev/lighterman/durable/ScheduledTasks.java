package dev.lighterman.durable;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import dev.lighterman.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * The scheduled executions, and a counter of wake-ups for each task instance. A transaction that
 * changes either has to lock the counter's row first, so that no wake-up is lost while an execution
 * ends.
 */
final class ScheduledTasks {
  private static final String TABLE = JdbcTaskRepository.DEFAULT_TABLE_NAME;

  private final JdbcCustomization dialect;

  ScheduledTasks(DataSource connections) {
    this.dialect = new AutodetectJdbcCustomization(connections, true);
  }

  JdbcCustomization dialect() {
    return dialect;
  }

  /** The scheduler's repository on the connection of a transaction. */
  JdbcTaskRepository repository(Transaction transaction) {
    var clock = new SystemClock();
    return new JdbcTaskRepository(
        new SharedConnection(transaction.connection()),
        false,
        dialect,
        TABLE,
        new TaskResolver(new SchedulerListeners(List.of()), clock, List.of()),
        new SchedulerName.Fixed("transaction"),
        false,
        clock);
  }

  /** Increments the counter of wake-ups, which locks its row. */
  void countWake(Transaction transaction, String task, String instance) {
    update(
        transaction,
        """
        INSERT INTO wakes (task, instance, times) VALUES (?, ?, 1)
        ON CONFLICT (task, instance) DO UPDATE SET times = wakes.times + 1\
        """,
        task,
        instance);
  }

  /** Locks the counter's row without incrementing it. */
  void lock(Transaction transaction, String task, String instance) {
    update(
        transaction,
        """
        INSERT INTO wakes (task, instance, times) VALUES (?, ?, 0)
        ON CONFLICT (task, instance) DO UPDATE SET times = wakes.times\
        """,
        task,
        instance);
  }

  int wakes(Transaction transaction, String task, String instance) {
    String sql = "SELECT times FROM wakes WHERE task = ? AND instance = ?";
    try (var query = transaction.connection().prepareStatement(sql)) {
      query.setString(1, task);
      query.setString(2, instance);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("wakes can't be read", e);
    }
  }

  void delete(Transaction transaction, String task, String instance) {
    update(transaction, "DELETE FROM wakes WHERE task = ? AND instance = ?", task, instance);
  }

  /**
   * Marks all picked executions as not picked. Only for a database with a single process: others
   * have to wait for missed heartbeats, since another process may be running them.
   */
  static void releaseAllLocks(Transaction transaction) {
    String sql =
        """
        UPDATE scheduled_tasks
        SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
        WHERE picked\
        """;
    try (var update = transaction.connection().createStatement()) {
      update.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("executions can't be reclaimed", e);
    }
  }

  /** Makes all executions due that failed last time. */
  void wakeFailed(Transaction transaction) {
    String sql =
        """
        UPDATE scheduled_tasks
        SET execution_time = ?, version = version + 1
        WHERE NOT picked AND consecutive_failures > 0\
        """;
    try (var update = transaction.connection().prepareStatement(sql)) {
      dialect.setInstant(update, 1, Instant.now());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("executions can't be brought forward", e);
    }
  }

  int countDue(Transaction transaction) {
    String sql = "SELECT COUNT(*) FROM scheduled_tasks WHERE NOT picked AND execution_time <= ?";
    try (var query = transaction.connection().prepareStatement(sql)) {
      dialect.setInstant(query, 1, Instant.now());
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("executions can't be counted", e);
    }
  }

  private static void update(Transaction transaction, String sql, String task, String instance) {
    try (var update = transaction.connection().prepareStatement(sql)) {
      update.setString(1, task);
      update.setString(2, instance);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("wakes can't be counted", e);
    }
  }
}
