package dev.lighterman.workflow;

import dev.lighterman.durable.Durable;
import dev.lighterman.durable.Task;
import dev.lighterman.store.Store;
import java.util.List;

/** The way of each request, from asking to its end: the desk for people, the tasks for the rest. */
public final class Workflow {
  private final Desk desk;
  private final List<Task> tasks;

  public Workflow(Store store, Durable durable, Surroundings around) {
    var moves = new Moves(store, durable, around.progress(), around.clock());
    var round = new Round(new Turns(store, moves), new Attempting(around.hands()), around.clock());
    var begin = new Begin(around.changes(), moves);
    this.desk = new Desk(store, durable, around, moves);
    this.tasks =
        List.of(
            new Task(Moves.PLAN, new MakePlan(store, around, moves)),
            new Task(Moves.CARRY_OUT, new CarryOut(store.requests(), begin, round)),
            new Task(Moves.EXPIRE, new Expire(store, moves)));
  }

  public Desk desk() {
    return desk;
  }

  /**
   * To be started with {@link Durable#start}, together with {@link Desk#DECIDE} of whoever knows
   * the people.
   */
  public List<Task> tasks() {
    return tasks;
  }
}
