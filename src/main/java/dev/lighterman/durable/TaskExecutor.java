package dev.lighterman.durable;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.lighterman.store.Database;
import dev.lighterman.store.Transaction;
import dev.lighterman.store.UnreadableRow;
import dev.lighterman.value.ExponentialBackoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task's handler, and then reschedules or removes its execution in one transaction with the
 * wake-ups that came in the meantime.
 */
final class TaskExecutor {
  private static final Logger log = LoggerFactory.getLogger(TaskExecutor.class);
  private static final Duration FIRST_RETRY_DELAY = Duration.ofSeconds(1);
  private static final ExponentialBackoff BACKOFF =
      new ExponentialBackoff(FIRST_RETRY_DELAY, Duration.ofMinutes(5));

  /** How long a task rests whose row this version can't read; a start wakes it. */
  private static final Duration REST = Duration.ofDays(1);

  private final Database database;
  private final ScheduledTasks schedule;
  private final WakeUpTimer timer;

  /**
   * The instances that run in this process. After a pause, such as a laptop's sleep, the scheduler
   * takes running executions for dead and starts them again.
   */
  private final Set<TaskInstanceId> running = ConcurrentHashMap.newKeySet();

  TaskExecutor(Database database, ScheduledTasks schedule, WakeUpTimer timer) {
    this.database = database;
    this.schedule = schedule;
    this.timer = timer;
  }

  /** Translates a task into one of the scheduler. */
  CustomTask<Void> toSchedulerTask(Task task) {
    return Tasks.custom(task.name(), Void.class)
        .onFailure((complete, operations) ->
            operations.reschedule(complete, Instant.now().plus(FIRST_RETRY_DELAY)))
        .onDeadExecutionRevive()
        .execute((_, context) -> {
          Execution execution = context.getExecution();
          int wakesBefore = database.read(transaction -> wakes(transaction, execution));
          Outcome outcome = runExclusively(task, execution);
          return (_, _) -> complete(execution, wakesBefore, outcome);
        });
  }

  private Outcome runExclusively(Task task, Execution execution) {
    var instance = TaskInstanceId.of(task.name(), execution.getId());
    if (!running.add(instance)) {
      return new Outcome(TaskResult.again(FIRST_RETRY_DELAY), execution.consecutiveFailures);
    }
    try {
      return run(task, execution);
    } finally {
      running.remove(instance);
    }
  }

  private static Outcome run(Task task, Execution execution) {
    try {
      return new Outcome(task.handler().run(execution.getId()), 0);
    } catch (UnreadableRow row) {
      log.atError()
          .setCause(row)
          .addKeyValue("task", task.name())
          .addKeyValue("instance", execution.getId())
          .log("this version can't read what is stored; the task rests until the next start");
      return new Outcome(TaskResult.again(REST), execution.consecutiveFailures + 1);
    } catch (RuntimeException e) {
      int failures = execution.consecutiveFailures + 1;
      Duration delay = BACKOFF.after(failures);
      log.atError()
          .setCause(e)
          .addKeyValue("task", task.name())
          .addKeyValue("instance", execution.getId())
          .addKeyValue("again", delay)
          .log("a task threw an exception and will run again");
      return new Outcome(TaskResult.again(delay), failures);
    }
  }

  private void complete(Execution execution, int wakesBefore, Outcome outcome) {
    database.transact(transaction -> {
      schedule.lock(transaction, execution.getTaskName(), execution.getId());
      boolean woken = wakes(transaction, execution) != wakesBefore;
      if (woken) {
        reschedule(transaction, execution, Duration.ZERO, outcome.failures());
      } else {
        switch (outcome.result()) {
          case TaskResult.Again(var after) ->
              reschedule(transaction, execution, after, outcome.failures());
          case TaskResult.Done() -> remove(transaction, execution);
        }
      }
    });
  }

  private void reschedule(
      Transaction transaction, Execution execution, Duration delay, int failures) {
    Instant now = Instant.now();
    Instant executionTime = now.plus(delay);
    schedule
        .repository(transaction)
        .reschedule(
            execution,
            executionTime,
            failures == 0 ? now : execution.lastSuccess,
            failures == 0 ? execution.lastFailure : now,
            failures);
    transaction.afterCommit(() -> timer.schedule(executionTime));
  }

  private void remove(Transaction transaction, Execution execution) {
    schedule.repository(transaction).remove(execution);
    schedule.delete(transaction, execution.getTaskName(), execution.getId());
  }

  private int wakes(Transaction transaction, Execution execution) {
    return schedule.wakes(transaction, execution.getTaskName(), execution.getId());
  }

  private record Outcome(TaskResult result, int failures) {}
}
