package dev.lighterman.workflow;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.Request;
import dev.lighterman.store.Store;
import java.util.List;

/**
 * The workflow of requests: an inbox for people, and tasks that plan, execute and expire requests.
 */
public final class Workflow {
  /** The task that finds out what is wrong at the site of a halted run. */
  public static final String DIAGNOSE = "diagnose";

  private final Transitions transitions;
  private final RequestInbox inbox;
  private final ChangeFreeze freeze;
  private final List<Task> tasks;

  public Workflow(Store store, TaskScheduler scheduler, WorkflowDependencies dependencies) {
    this.transitions =
        new Transitions(store, scheduler, dependencies.progress(), dependencies.clock());
    this.freeze = new ChangeFreeze(store, scheduler, dependencies);
    var runLoop =
        new RunLoop(
            new RunScheduler(
                store, transitions, freeze, new WaitPolicy.WaitTimer(dependencies.nanoTime())),
            new AttemptRunner(dependencies.executor()),
            dependencies.clock());
    var startRun = new StartRun(dependencies, freeze, transitions);
    var resumeRun = new ResumeRun(store, dependencies, freeze, transitions);
    this.inbox = new RequestInbox(store, scheduler, dependencies, freeze, transitions);
    this.tasks =
        List.of(
            new Task(Transitions.PLAN, new MakePlan(store, dependencies, transitions)),
            new Task(
                Transitions.CARRY_OUT,
                new ExecuteRun(store.requests(), startRun, resumeRun, runLoop)),
            new Task(Transitions.EXPIRE, new ExpireApproval(store, transitions)));
  }

  public RequestInbox inbox() {
    return inbox;
  }

  /** Freezes changes, and lifts freezes. */
  public ChangeFreeze freeze() {
    return freeze;
  }

  /**
   * Records what is wrong at the site of a halted run, unless somebody decided how to proceed since
   * it was read.
   */
  public void diagnosed(Request halted, HaltDiagnosis found) {
    transitions.ifUnchanged(
        halted, (transaction, locked) -> transitions.diagnosed(transaction, locked, found));
  }

  /**
   * The tasks for {@link TaskScheduler#start}. {@link #DIAGNOSE} is not among them, nor are {@link
   * RequestInbox#ADMIT}, {@link RequestInbox#DECIDE} and {@link ChangeFreeze#TASK}, which the Slack
   * code provides.
   */
  public List<Task> tasks() {
    return tasks;
  }
}
