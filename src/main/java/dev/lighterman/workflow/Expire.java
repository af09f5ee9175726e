package dev.lighterman.workflow;

import dev.lighterman.durable.Next;
import dev.lighterman.durable.Task;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.store.Store;
import java.time.Duration;

/** The task that ends the patience with which a plan waits for its approval. */
final class Expire implements Task.Handler {
  private final Store store;
  private final Moves moves;

  Expire(Store store, Moves moves) {
    this.store = store;
    this.moves = moves;
  }

  @Override
  public Next run(String instance) {
    var number = Numbers.request(store.requests(), instance).number();
    return store
        .database()
        .inTransaction(transaction -> {
          Request request = store.requests().lock(transaction, number).orElseThrow();
          if (!(request.state() instanceof AwaitingApproval waiting)) {
            return Next.done();
          }
          if (!waiting.over(moves.now())) {
            return Next.again(Duration.between(moves.now(), waiting.until()));
          }
          moves.move(transaction, request, waiting.expire(moves.now()), Note.bot());
          return Next.done();
        });
  }
}
