package dev.lighterman.durable;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.lighterman.store.Database;
import dev.lighterman.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task's handler, and settles what becomes of the execution in one transaction with the
 * wakes that came meanwhile.
 */
final class TaskExecutor {
  private static final Logger log = LoggerFactory.getLogger(TaskExecutor.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Database database;
  private final ScheduledTasks schedule;
  private final WakeUpTimer timer;

  /**
   * What runs in this process. After a standstill, such as a laptop's sleep, the scheduler takes
   * for dead what runs still.
   */
  private final Set<TaskInstanceId> running = ConcurrentHashMap.newKeySet();

  TaskExecutor(Database database, ScheduledTasks schedule, WakeUpTimer timer) {
    this.database = database;
    this.schedule = schedule;
    this.timer = timer;
  }

  /** The task as the scheduler knows it. */
  CustomTask<Void> of(Task task) {
    return Tasks.custom(task.name(), Void.class)
        .onFailure((done, again) -> again.reschedule(done, Instant.now().plus(FIRST_PAUSE)))
        .onDeadExecutionRevive()
        .execute((_, context) -> {
          Execution execution = context.getExecution();
          int seen = database.inTransaction(transaction -> wakes(transaction, execution));
          Outcome outcome = alone(task, execution);
          return (_, _) -> settle(execution, seen, outcome);
        });
  }

  private Outcome alone(Task task, Execution execution) {
    var instance = TaskInstanceId.of(task.name(), execution.getId());
    if (!running.add(instance)) {
      return new Outcome(TaskResult.again(FIRST_PAUSE), execution.consecutiveFailures);
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
    } catch (RuntimeException ours) {
      int failures = execution.consecutiveFailures + 1;
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
      Duration kept = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      log.atError()
          .setCause(ours)
          .addKeyValue("task", task.name())
          .addKeyValue("instance", execution.getId())
          .addKeyValue("again", kept)
          .log("a task failed by a fault of ours and is tried again");
      return new Outcome(TaskResult.again(kept), failures);
    }
  }

  private void settle(Execution execution, int seen, Outcome outcome) {
    database.transact(transaction -> {
      schedule.take(transaction, execution.getTaskName(), execution.getId());
      boolean woken = wakes(transaction, execution) != seen;
      if (woken) {
        again(transaction, execution, Duration.ZERO, outcome.failures());
      } else {
        switch (outcome.result()) {
          case TaskResult.Again(var after) ->
              again(transaction, execution, after, outcome.failures());
          case TaskResult.Done() -> end(transaction, execution);
        }
      }
    });
  }

  private void again(Transaction transaction, Execution execution, Duration after, int failures) {
    Instant now = Instant.now();
    Instant when = now.plus(after);
    schedule
        .executions(transaction)
        .reschedule(
            execution,
            when,
            failures == 0 ? now : execution.lastSuccess,
            failures == 0 ? execution.lastFailure : now,
            failures);
    transaction.afterCommit(() -> timer.at(when));
  }

  private void end(Transaction transaction, Execution execution) {
    schedule.executions(transaction).remove(execution);
    schedule.forget(transaction, execution.getTaskName(), execution.getId());
  }

  private int wakes(Transaction transaction, Execution execution) {
    return schedule.wakes(transaction, execution.getTaskName(), execution.getId());
  }

  private record Outcome(TaskResult result, int failures) {}
}
