package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Step;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Ensured;
import dev.lighterman.step.Run;

/** Who carries steps out. */
public interface Hands {
  /** Attempts to make it so. */
  Outcome ensure(Step step, Run run);

  /** Attempts to take it back. */
  Outcome undo(Step step, Run run);

  /** The hands that reach the outside world. */
  static Hands reaching(Edges edges) {
    return new Hands() {
      @Override
      public Outcome ensure(Step step, Run run) {
        return ((Ensured) step).ensure(edges, run);
      }

      @Override
      public Outcome undo(Step step, Run run) {
        return ((Ensured) step).undo(edges, run);
      }
    };
  }
}
