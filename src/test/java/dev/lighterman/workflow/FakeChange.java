package dev.lighterman.workflow;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Form;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A change whose plans the test writes. */
final class FakeChange implements Change {
  private final AtomicInteger planned = new AtomicInteger();
  private volatile Supplier<Plan> plan = FakePlan::of;
  private volatile UnaryOperator<Plan> again = UnaryOperator.identity();
  private volatile Function<Plan, Optional<Plan>> amended = Optional::of;

  void plans(Supplier<Plan> made) {
    plan = made;
  }

  void plansAgain(UnaryOperator<Plan> made) {
    again = made;
  }

  void amends(UnaryOperator<Plan> made) {
    amended = plan -> Optional.of(made.apply(plan));
  }

  void amendsNothing() {
    amended = _ -> Optional.empty();
  }

  /** How often it was planned. */
  int planned() {
    return planned.get();
  }

  @Override
  public Usage usage() {
    return new Usage("deploy", List.of(), Sentence.of("plain"), List.of(), List.of());
  }

  @Override
  public Plan plan(Intent intent) {
    planned.incrementAndGet();
    return plan.get();
  }

  @Override
  public Plan replan(Plan made) {
    return again.apply(made);
  }

  @Override
  public Optional<Plan> amend(Plan made, Amendment amendment) {
    return amended.apply(made);
  }

  @Override
  public Optional<Form> form() {
    return Optional.empty();
  }
}
