package dev.lighterman.workflow;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Stop;
import dev.lighterman.request.RequestState.Undoing;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.step.Run;
import dev.lighterman.store.Attempt;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which way a run goes: what it has still to do, in which order, how, and what then. */
sealed interface Course {
  static Optional<Course> of(RequestState state) {
    return switch (state) {
      case Running running -> Optional.of(new Forward(running));
      case Undoing undoing -> Optional.of(new Back(undoing));
      case RequestState.Planning _,
          RequestState.AwaitingApproval _,
          RequestState.Approved _,
          RequestState.Halted _ ->
          Optional.empty();
      case RequestState.Refused _,
          RequestState.Rejected _,
          RequestState.Expired _,
          RequestState.Withdrawn _,
          RequestState.Superseded _,
          RequestState.Succeeded _,
          RequestState.Undone _,
          RequestState.Left _ ->
          Optional.empty();
    };
  }

  /** How a step stands that is through in a direction. */
  static Mark through(Direction direction) {
    return switch (direction) {
      case FORWARD -> Mark.DONE;
      case BACK -> Mark.UNDONE;
    };
  }

  Direction direction();

  Instant began();

  @Nullable Stop stop();

  /** The steps that are not through, whatever stands before them. */
  List<PlannedStep> left(Plan plan, Map<StepId, Attempt> attempts);

  /** Those of the steps that are left before which nothing stands. */
  List<PlannedStep> ready(Plan plan, Map<StepId, Attempt> attempts);

  Outcome attempt(Hands hands, Step step, Run run);

  /** Where a run gets when nothing is left. */
  RequestState end(Instant now);

  RequestState halt(Halt why, Instant now);

  /** Every step is ensured, each after those that it needs. */
  record Forward(Running running) implements Course {
    @Override
    public Direction direction() {
      return Direction.FORWARD;
    }

    @Override
    public Instant began() {
      return running.began();
    }

    @Override
    public @Nullable Stop stop() {
      return running.stop();
    }

    @Override
    public List<PlannedStep> left(Plan plan, Map<StepId, Attempt> attempts) {
      Set<StepId> done = done(attempts);
      return plan.steps().stream().filter(step -> !done.contains(step.id())).toList();
    }

    @Override
    public List<PlannedStep> ready(Plan plan, Map<StepId, Attempt> attempts) {
      Set<StepId> done = done(attempts);
      return left(plan, attempts).stream().filter(step -> done.containsAll(step.needs())).toList();
    }

    private static Set<StepId> done(Map<StepId, Attempt> attempts) {
      Set<StepId> done = new HashSet<>();
      attempts.forEach((id, attempt) -> {
        if (attempt.progress().mark() == Mark.DONE) {
          done.add(id);
        }
      });
      return done;
    }

    @Override
    public Outcome attempt(Hands hands, Step step, Run run) {
      return hands.ensure(step, run);
    }

    @Override
    public RequestState end(Instant now) {
      return running.succeed(now);
    }

    @Override
    public RequestState halt(Halt why, Instant now) {
      return running.halt(why, now);
    }
  }

  /**
   * Every step that was begun and changed something is undone, each after those that needed it,
   * even if only by way of others.
   */
  record Back(Undoing undoing) implements Course {
    private static final Set<Effect.Kind> TAKEN_BACK =
        Set.of(Effect.Kind.CREATE, Effect.Kind.CHANGE, Effect.Kind.OVERWRITE);

    @Override
    public Direction direction() {
      return Direction.BACK;
    }

    @Override
    public Instant began() {
      return undoing.began();
    }

    @Override
    public @Nullable Stop stop() {
      return undoing.stop();
    }

    @Override
    public List<PlannedStep> left(Plan plan, Map<StepId, Attempt> attempts) {
      return plan.steps().reversed().stream().filter(leftIn(attempts)).toList();
    }

    @Override
    public List<PlannedStep> ready(Plan plan, Map<StepId, Attempt> attempts) {
      Set<StepId> blocked = new HashSet<>();
      return plan.steps().reversed().stream()
          .filter(step -> {
            boolean isBlocked = blocked.contains(step.id());
            boolean isLeft = leftIn(attempts).test(step);
            if (isBlocked || isLeft) {
              blocked.addAll(step.needs());
            }
            return isLeft && !isBlocked;
          })
          .toList();
    }

    private static Predicate<PlannedStep> leftIn(Map<StepId, Attempt> attempts) {
      return step -> {
        Attempt attempt = attempts.get(step.id());
        return attempt != null
            && attempt.progress().mark() != Mark.UNDONE
            && step.step().effects().stream().map(Effect::kind).anyMatch(TAKEN_BACK::contains);
      };
    }

    @Override
    public Outcome attempt(Hands hands, Step step, Run run) {
      return hands.undo(step, run);
    }

    @Override
    public RequestState end(Instant now) {
      return undoing.undone(now);
    }

    @Override
    public RequestState halt(Halt why, Instant now) {
      return undoing.halt(why, now);
    }
  }
}
