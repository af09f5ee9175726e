package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Moving;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Undoing;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.step.Run;
import dev.lighterman.store.Attempt;
import java.util.List;
import java.util.Map;

/** Which way a run goes: what it has still to do, in which order, and how. */
sealed interface Course permits Forward, Back {
  static Course of(Moving state) {
    return switch (state) {
      case Running _ -> new Forward();
      case Undoing _ -> new Back();
    };
  }

  static Course of(Direction direction) {
    return switch (direction) {
      case FORWARD -> new Forward();
      case BACK -> new Back();
    };
  }

  /** The steps that are not through, whatever stands before them. */
  List<PlannedStep> left(Plan plan, Map<StepId, Attempt> attempts);

  /** Those of the steps that are left before which nothing stands. */
  List<PlannedStep> ready(Plan plan, Map<StepId, Attempt> attempts);

  Outcome attempt(Hands hands, Step step, Run run);

  /** How a step stands that is through. */
  Mark through();
}
