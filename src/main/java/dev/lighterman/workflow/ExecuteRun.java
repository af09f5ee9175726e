package dev.lighterman.workflow;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.Requests;
import dev.lighterman.value.RequestNumber;

/** The task that executes an approved request until its run or its undo ends or halts. */
final class ExecuteRun implements Task.Handler {
  private final Requests requests;
  private final StartRun startRun;
  private final ResumeRun resumeRun;
  private final RunLoop runLoop;

  ExecuteRun(Requests requests, StartRun startRun, ResumeRun resumeRun, RunLoop runLoop) {
    this.requests = requests;
    this.startRun = startRun;
    this.resumeRun = resumeRun;
    this.runLoop = runLoop;
  }

  @Override
  public TaskResult run(String instance) {
    Request request = requests.find(RequestNumber.typed(instance).orElseThrow()).orElseThrow();
    return switch (request.state()) {
      case RequestState.Approved approved -> startRun.begin(request, approved);
      case RequestState.Resuming resuming -> resumeRun.resume(request, resuming);
      case RequestState.Moving _ -> runLoop.run(request.number());
      case RequestState.Planning _, RequestState.Undecided _, RequestState.Halted _ ->
          TaskResult.done();
      case RequestState.Ended _ -> TaskResult.done();
    };
  }
}
