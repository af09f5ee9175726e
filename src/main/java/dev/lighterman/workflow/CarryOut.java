package dev.lighterman.workflow;

import dev.lighterman.durable.Next;
import dev.lighterman.durable.Task;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.Requests;

/** The task that takes a request from its approval to the end of its run, or of its undoing. */
final class CarryOut implements Task.Handler {
  private final Requests requests;
  private final Begin begin;
  private final Round round;

  CarryOut(Requests requests, Begin begin, Round round) {
    this.requests = requests;
    this.begin = begin;
    this.round = round;
  }

  @Override
  public Next run(String instance) {
    Request request = Numbers.request(requests, instance);
    return switch (request.state()) {
      case RequestState.Approved approved -> begin.begin(request, approved);
      case RequestState.Moving _ -> round.run(request.number());
      case RequestState.Planning _, RequestState.AwaitingApproval _, RequestState.Halted _ ->
          Next.done();
      case RequestState.Ended _ -> Next.done();
    };
  }
}
