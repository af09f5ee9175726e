package dev.lighterman.step;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Outcome;
import dev.lighterman.value.ArmId;
import java.util.List;

/** An ARM resource is gone, and stays gone. */
public interface ArmRemoval extends Ensured {
  ArmId id();

  /** How it is looked at and deleted. */
  ArmDeletion deletion(Edges edges);

  @Override
  default List<Effect> effects() {
    return List.of(new Effect(Effect.Kind.DELETE, id().toString(), says()));
  }

  @Override
  default Outcome ensure(Edges edges, Run run) {
    return deletion(edges).ensureGone();
  }

  @Override
  default Outcome undo(Edges edges, Run run) {
    return Outcomes.staysDeleted();
  }
}
