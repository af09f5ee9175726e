package dev.lighterman.step;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Step;

/**
 * A step that can be carried out. Both directions look, act only if needed and look again, so that
 * repeating either is always safe.
 */
public interface Ensured extends Step {
  /** Makes it so, or says what is still missing. */
  Outcome ensure(Edges edges, Run run);

  /** Takes back what {@link #effects()} says that it did, and nothing else. */
  Outcome undo(Edges edges, Run run);
}
