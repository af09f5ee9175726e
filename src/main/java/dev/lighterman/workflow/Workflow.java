package dev.lighterman.workflow;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.store.Store;
import java.util.List;

/** The way of each request, from asking to its end: the desk for people, the tasks for the rest. */
public final class Workflow {
  private final RequestInbox inbox;
  private final List<Task> tasks;

  public Workflow(Store store, TaskScheduler scheduler, WorkflowDependencies around) {
    var transitions = new Transitions(store, scheduler, around.progress(), around.clock());
    var runLoop =
        new RunLoop(
            new RunScheduler(store, transitions),
            new AttemptRunner(around.executor()),
            around.clock());
    var startRun = new StartRun(around.changes(), transitions);
    this.inbox = new RequestInbox(store, scheduler, around, transitions);
    this.tasks =
        List.of(
            new Task(Transitions.PLAN, new MakePlan(store, around, transitions)),
            new Task(Transitions.CARRY_OUT, new ExecuteRun(store.requests(), startRun, runLoop)),
            new Task(Transitions.EXPIRE, new ExpireApproval(store, transitions)));
  }

  public RequestInbox inbox() {
    return inbox;
  }

  /**
   * To be started with {@link TaskScheduler#start}, together with {@link RequestInbox#DECIDE} of
   * whoever knows the people.
   */
  public List<Task> tasks() {
    return tasks;
  }
}
