package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.StepOutcome.Amendment;
import java.util.Optional;

/** Something that changes the world: planned, approved by a second person, then run. */
public non-sealed interface Change extends Operation {
  /**
   * Looks at the world and says what it takes to get what was asked.
   *
   * @throws dev.lighterman.value.AskerMustAct where it can't be, with what to do instead
   */
  Plan plan(Intent intent);

  /** Makes a plan again from its own resolved values: nothing is chosen or minted anew. */
  Plan replan(Plan plan);

  /**
   * The same plan with one value mended on the way, if that value may be; known from the plan
   * alone, since it is asked while a transaction is open.
   */
  Optional<Plan> amend(Plan plan, Amendment amendment);

  /** The form to fill in instead of words, if there is one. */
  Optional<Form> form();
}
