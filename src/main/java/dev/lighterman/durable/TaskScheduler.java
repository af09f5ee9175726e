package dev.lighterman.durable;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.SchedulableTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.lighterman.store.Database;
import dev.lighterman.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks by name, whatever dies and whenever: what was scheduled in a transaction runs if, and
 * only if, that transaction commits. A task never runs twice at a time for one instance.
 *
 * <p>It lives on the system's clock: on another one it would take its own executions for dead.
 */
public final class TaskScheduler implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final int MISSED_HEARTBEATS = 10;
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 100;
  private static final Logger log = LoggerFactory.getLogger(TaskScheduler.class);

  private final Database database;
  private final ScheduledTasks schedule;
  private final WakeUpTimer timer = new WakeUpTimer();
  private volatile @Nullable Scheduler scheduler;

  private TaskScheduler(Database database) {
    this.database = database;
    this.schedule = new ScheduledTasks(database.connections());
  }

  /** Takes what is to be run at once; it is run when this is started. */
  public static TaskScheduler over(Database database) {
    return new TaskScheduler(database);
  }

  /** Starts to run what is due, and what a process that died was at. */
  public void start(List<Task> tasks) {
    if (!database.shared()) {
      database.transact(ScheduledTasks::releaseAllLocks);
    }
    var built = scheduler(tasks);
    scheduler = built;
    built.start();
    timer.rings(built::triggerCheckForDueExecutions);
  }

  private Scheduler scheduler(List<Task> tasks) {
    var taskExecutor = new TaskExecutor(database, schedule, timer);
    var building =
        Scheduler.create(
                database.connections(), List.copyOf(tasks.stream().map(taskExecutor::of).toList()))
            .jdbcCustomization(schedule.dialect())
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .pollingInterval(POLL)
            .threads(AT_ONCE)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .shutdownMaxWait(GOODBYE);
    if (database.shared()) {
      building.pollUsingLockAndFetch(0.5, 1.0);
    }
    return building.build();
  }

  /**
   * Runs a task once {@code transaction} is committed. If it runs at that moment it runs once more
   * afterwards; several wakes before it runs are one.
   */
  public void scheduleNow(Transaction transaction, String task, String instance) {
    scheduleAt(transaction, task, instance, Instant.now());
  }

  /**
   * Runs a task at a time of the system's clock, if not before. A task that runs at this moment
   * runs once more right afterwards, and has to look at the time by itself.
   */
  public void scheduleAt(Transaction transaction, String task, String instance, Instant when) {
    schedule.wake(transaction, task, instance);
    var executions = schedule.executions(transaction);
    Optional<Execution> there = executions.getExecution(task, instance);
    if (there.isEmpty()) {
      executions.createIfNotExists(
          new SchedulableTaskInstance<>(new TaskInstance<Void>(task, instance), when));
    } else if (!there.get().isPicked() && there.get().getExecutionTime().isAfter(when)) {
      sooner(executions, there.get(), when);
    }
    transaction.afterCommit(() -> timer.at(when));
  }

  private static void sooner(JdbcTaskRepository executions, Execution execution, Instant when) {
    try {
      executions.reschedule(execution, when, null, null, 0);
    } catch (ExecutionException begunMeanwhile) {
      log.atDebug()
          .addKeyValue("task", execution.getTaskName())
          .addKeyValue("instance", execution.getId())
          .log("it began meanwhile, and will see that it was woken");
    }
  }

  /** Lets what runs come to an end for a few seconds, then interrupts it; it runs again later. */
  @Override
  public void close() {
    timer.close();
    var running = scheduler;
    if (running != null) {
      running.stop();
    }
  }
}
