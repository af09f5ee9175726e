package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.StepOutcome.Amendment;
import java.util.Optional;

/** An operation that changes resources: planned, approved by a second person, then run. */
public non-sealed interface Change extends Operation {
  /**
   * Reads the current state and returns the steps that reach the requested one.
   *
   * @throws dev.lighterman.value.AskerMustAct if the request can't be fulfilled, with what to do
   *     instead
   */
  Plan plan(Intent intent);

  /**
   * Plans again against the current state, with the plan's own resolved values; nothing is chosen
   * again.
   */
  Plan replan(Plan plan);

  /**
   * The plan with one value changed during the run; empty if that value can't be changed. Makes no
   * remote calls, since it is called in an open transaction.
   */
  Optional<Plan> amend(Plan plan, Amendment amendment);

  /** The form that can be used instead of typed options; empty if there is none. */
  Optional<Form> form();
}
