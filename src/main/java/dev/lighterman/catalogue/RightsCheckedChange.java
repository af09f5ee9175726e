package dev.lighterman.catalogue;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Form;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Refuses a change in observe mode, or if the bot lacks a right that the plan needs. A dry run is
 * allowed and lists the missing rights.
 */
final class RightsCheckedChange implements Change {
  /** The rights needed to check rights. */
  static final Rights RIGHTS = Rights.arm("Microsoft.Authorization/permissions/read");

  private final Change change;
  private final RightsChecker rightsChecker;
  private final BooleanSupplier observing;

  RightsCheckedChange(Change change, RightsChecker rightsChecker, BooleanSupplier observing) {
    this.change = change;
    this.rightsChecker = rightsChecker;
    this.observing = observing;
  }

  @Override
  public Usage usage() {
    return change.usage();
  }

  @Override
  public Plan plan(Intent intent) {
    Plan plan = change.plan(intent);
    List<Sentence> missing = rightsChecker.missing(plan);
    if (intent.dryRun()) {
      return missing.isEmpty()
          ? plan
          : plan.withNote(Sentence.of("rights.note", "rights", missing));
    }
    refuse(missing);
    return plan;
  }

  @Override
  public Plan replan(Plan plan) {
    Plan replanned = change.replan(plan);
    refuse(rightsChecker.missing(replanned));
    return replanned;
  }

  private void refuse(List<Sentence> missing) {
    if (observing.getAsBoolean()) {
      throw new OperatorMustAct(
          Sentence.of("rights.observing", "rights", missing).with("count", missing.size()),
          Sentence.of("rights.observing.remedy"));
    }
    if (!missing.isEmpty()) {
      throw new OperatorMustAct(
          Sentence.of("rights.missing", "rights", missing).with("count", missing.size()),
          Sentence.of("rights.missing.remedy"));
    }
  }

  @Override
  public Optional<Plan> amend(Plan plan, Amendment amendment) {
    return change.amend(plan, amendment);
  }

  @Override
  public Optional<Form> form() {
    return change.form();
  }
}
