package dev.lighterman.workflow;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.store.Store;
import dev.lighterman.value.RequestNumber;
import java.time.Duration;

/** The task that expires a request that was not approved in time. */
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
          if (!waiting.over(transitions.now())) {
            return TaskResult.again(Duration.between(transitions.now(), waiting.until()));
          }
          transitions.move(
              transaction, request, waiting.expire(transitions.now()), AuditNote.bot());
          return TaskResult.done();
        });
  }
}
