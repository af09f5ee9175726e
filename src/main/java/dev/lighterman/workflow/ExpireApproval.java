package dev.lighterman.workflow;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.store.Store;
import dev.lighterman.value.RequestNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * The task that reminds the approvers of a request, and expires it if they don't decide in time.
 */
final class ExpireApproval implements Task.Handler {
  private final Store store;
  private final Transitions transitions;

  ExpireApproval(Store store, Transitions transitions) {
    this.store = store;
    this.transitions = transitions;
  }

  @Override
  public TaskResult run(String instance) {
    var number = RequestNumber.typed(instance).orElseThrow();
    return store
        .database()
        .inTransaction(transaction -> {
          Request request = store.requests().lock(transaction, number).orElse(null);
          if (request == null || !(request.state() instanceof Undecided waiting)) {
            return TaskResult.done();
          }
          Instant now = transitions.now();
          if (now.isBefore(waiting.reminder())) {
            return TaskResult.again(Duration.between(now, waiting.reminder()));
          }
          if (!waiting.over(now)) {
            transitions.expiresSoon(transaction, request);
            return TaskResult.again(Duration.between(now, waiting.until()));
          }
          transitions.move(transaction, request, waiting.expire(now), AuditNote.bot());
          return TaskResult.done();
        });
  }
}
