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
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks by name, and survives crashes: a task that was scheduled in a transaction runs if and
 * only if that transaction commits. For one instance, a task never runs twice at the same time.
 *
 * <p>It uses the system's clock: with another one it would take its own executions for dead.
 */
public final class TaskScheduler implements AutoCloseable {
  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);

  /**
   * After how many missed heartbeats an execution is dead. Mere slowness may be taken for death:
   * whoever executes has to see whether it was taken over.
   */
  private static final int MISSED_HEARTBEATS = 5;

  private static final Duration POLLING_INTERVAL = Duration.ofMillis(250);

  /**
   * How long it takes at most until another process takes over what a dead one had in hand: the
   * scheduler looks for dead executions at every second heartbeat.
   */
  static final Duration TAKE_OVER =
      HEARTBEAT_INTERVAL.multipliedBy(MISSED_HEARTBEATS + 2).plus(POLLING_INTERVAL);

  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(5);
  private static final int THREADS = 100;
  private static final Logger log = LoggerFactory.getLogger(TaskScheduler.class);

  private final Database database;
  private final Duration heartbeatInterval;
  private final ScheduledTasks schedule;
  private final WakeUpTimer timer = new WakeUpTimer();
  private volatile @Nullable Scheduler scheduler;

  /** Accepts tasks from now on; they run after {@link #start}. */
  public TaskScheduler(Database database) {
    this(database, HEARTBEAT_INTERVAL);
  }

  /** The same with another time between two heartbeats. */
  public TaskScheduler(Database database, Duration heartbeatInterval) {
    this.database = database;
    this.heartbeatInterval = heartbeatInterval;
    this.schedule = new ScheduledTasks(database.connections());
  }

  /**
   * Starts to run the tasks that are due, those that were running at a crash, and those that failed
   * last time: what failed then may be mended by this start.
   */
  public void start(List<Task> tasks) {
    if (!database.shared()) {
      database.transact(ScheduledTasks::releaseAllLocks);
    }
    database.transact(schedule::wakeFailed);
    var built = scheduler(tasks);
    scheduler = built;
    built.start();
    timer.onWakeUp(built::triggerCheckForDueExecutions);
  }

  private Scheduler scheduler(List<Task> tasks) {
    var taskExecutor = new TaskExecutor(database, schedule, timer);
    var builder =
        Scheduler.create(
                database.connections(),
                List.copyOf(tasks.stream().map(taskExecutor::toSchedulerTask).toList()))
            .jdbcCustomization(schedule.dialect())
            .heartbeatInterval(heartbeatInterval)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .pollingInterval(POLLING_INTERVAL)
            .threads(THREADS)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .shutdownMaxWait(SHUTDOWN_WAIT);
    if (database.shared()) {
      builder.pollUsingLockAndFetch(0.5, 1.0);
    }
    return builder.build();
  }

  /**
   * Runs a task as soon as {@code transaction} is committed. If it is running then, it runs once
   * more afterwards. If it is scheduled several times before it runs, it runs once.
   */
  public void scheduleNow(Transaction transaction, String task, String instance) {
    scheduleAt(transaction, task, instance, Instant.now());
  }

  /**
   * Runs a task at a time of the system's clock or earlier. If it is running now, it runs once more
   * right afterwards, and has to check the time itself.
   */
  public void scheduleAt(Transaction transaction, String task, String instance, Instant when) {
    schedule.countWake(transaction, task, instance);
    var repository = schedule.repository(transaction);
    var wanted = new SchedulableTaskInstance<>(new TaskInstance<Void>(task, instance), when);
    if (!repository.createIfNotExists(wanted)) {
      repository
          .getExecution(task, instance)
          .filter(existing -> !existing.isPicked() && existing.getExecutionTime().isAfter(when))
          .ifPresent(existing -> bringForward(repository, existing, when));
    }
    transaction.afterCommit(() -> timer.schedule(when));
  }

  /** The number of tasks that are due and that no process executes yet. */
  public int countDue() {
    return database.read(schedule::countDue);
  }

  private static void bringForward(
      JdbcTaskRepository repository, Execution execution, Instant when) {
    try {
      repository.reschedule(execution, when, null, null, 0);
    } catch (ExecutionException started) {
      log.atDebug()
          .addKeyValue("task", execution.getTaskName())
          .addKeyValue("instance", execution.getId())
          .log("already running; it will run once more");
    }
  }

  /**
   * Waits a few seconds for running tasks, then interrupts them; they run again after a restart.
   */
  @Override
  public void close() {
    timer.close();
    var running = scheduler;
    if (running != null) {
      running.stop();
    }
  }
}
