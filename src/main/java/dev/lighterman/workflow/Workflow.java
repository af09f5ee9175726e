package dev.lighterman.workflow;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.store.Store;
import java.util.List;

/** The way of each request, from asking to its end: the desk for people, the tasks for the rest. */
public final class Workflow {
  private final RequestInbox desk;
  private final List<Task> tasks;

  public Workflow(Store store, TaskScheduler durable, WorkflowDependencies around) {
    var moves = new Transitions(store, durable, around.progress(), around.clock());
    var round =
        new RunLoop(
            new RunScheduler(store, moves), new AttemptRunner(around.hands()), around.clock());
    var begin = new StartRun(around.changes(), moves);
    this.desk = new RequestInbox(store, durable, around, moves);
    this.tasks =
        List.of(
            new Task(Transitions.PLAN, new MakePlan(store, around, moves)),
            new Task(Transitions.CARRY_OUT, new ExecuteRun(store.requests(), begin, round)),
            new Task(Transitions.EXPIRE, new ExpireApproval(store, moves)));
  }

  public RequestInbox desk() {
    return desk;
  }

  /**
   * To be started with {@link TaskScheduler#start}, together with {@link RequestInbox#DECIDE} of
   * whoever knows the people.
   */
  public List<Task> tasks() {
    return tasks;
  }
}
