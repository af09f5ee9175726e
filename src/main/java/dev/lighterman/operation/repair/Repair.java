package dev.lighterman.operation.repair;

import dev.lighterman.command.Usage;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Form;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Refusals;
import dev.lighterman.operation.deploy.Deploy;
import dev.lighterman.operation.repair.RepairDetails.NewExtension;
import dev.lighterman.request.Choice;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.step.Volume;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts right one thing that keeps a site's connected registry from working. */
public final class Repair implements Change {
  public static final Rights RIGHTS = Deploy.INSTALLATION_RIGHTS;

  /** To see what else of a deployment is gone; without it, a plan doesn't say so. */
  public static final Rights OPTIONAL_RIGHTS = Rights.kubernetes("apps", "deployments", "get");

  public static final DetailsFormat DETAILS =
      new DetailsFormat(RepairOptions.VERB, 1, RepairDetails.class);

  private final OperationContext services;

  public Repair(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return RepairOptions.USAGE;
  }

  @Override
  public Plan plan(Intent intent) {
    var options = new RepairOptions(intent);
    InventorySnapshot snapshot = services.inventory().snapshot(intent);
    var refusals = new Refusals();
    Optional<ArmId> named =
        refusals.attempt(
            () -> new SiteResolver(snapshot).findExactly(options.site(), options::at).id());
    Optional<Cure> typed = refusals.attempt(options::cure);
    refusals.attempt(options::repositories);
    refusals.attempt(options::address);
    refusals.throwIfAny(usage(), intent);
    ArmId found = named.orElseThrow();
    Cure cure = typed.orElseThrow();
    InventorySnapshot confirmed = services.inventory().confirmed(snapshot, intent, found);
    Site site = site(confirmed, found);
    try {
      RepairedSite repaired = RepairedSite.read(services, confirmed, site, options.name());
      refuseUnlessCreatedAgain(options, cure, repaired);
      refuseWithoutExtension(options, cure, repaired);
      return plan(options, cure, repaired, confirmed);
    } catch (AskerMustAct refusal) {
      throw refusal.suggestions().isEmpty()
          ? new AskerMustAct(refusal.why(), diagnose(site))
          : refusal;
    }
  }

  private Plan plan(
      RepairOptions options, Cure cure, RepairedSite site, InventorySnapshot snapshot) {
    RepairResolver.Resolved resolved =
        new RepairResolver(services, options, site, snapshot).resolve(cure);
    return new RepairPlan(services, resolved.details(), site).plan(resolved.choices());
  }

  /** Nothing else can be put right of a connected registry that somebody has deleted. */
  private static void refuseUnlessCreatedAgain(
      RepairOptions options, Cure cure, RepairedSite site) {
    if (site.deleted().isPresent() && cure != Cure.CONNECTED_REGISTRY) {
      throw new AskerMustAct(
          Sentence.of("repair.deleted", "name", site.name())
              .with("request", site.deleted().get().request().toString())
              .with("site", site.label())
              .with("argument", options.site())
              .with("cure", Cure.CONNECTED_REGISTRY.word()),
          new SuggestedCommand(
              Cure.CONNECTED_REGISTRY.label(),
              options.commandWith(RepairOptions.CURE, Cure.CONNECTED_REGISTRY.word())));
    }
    if (site.deleted().isEmpty() && cure == Cure.CONNECTED_REGISTRY) {
      throw new AskerMustAct(Sentence.of("repair.nothing.connected-registry", "name", site.name()));
    }
  }

  /** What is half removed is made whole by another cure than the one that is asked for. */
  private static void refuseWithoutExtension(RepairOptions options, Cure cure, RepairedSite site) {
    if (cure == Cure.SYNC_PASSWORD && site.extension().isEmpty()) {
      throw new AskerMustAct(
          RepairedSite.noExtension(site.label()),
          new SuggestedCommand(
              Cure.EXTENSION.label(),
              options.commandWith(RepairOptions.CURE, Cure.EXTENSION.word())));
    }
  }

  /** What to do where asking again would be refused again. */
  private static SuggestedCommand diagnose(Site site) {
    return new SuggestedCommand(
        Sentence.of("button.doctor", "site", site.label()), "doctor " + site.argument());
  }

  @Override
  public Plan replan(Plan plan) {
    var details = (RepairDetails) plan.details();
    InventorySnapshot everything = services.inventory().everything(plan.site());
    Site found = site(everything, plan.site());
    ArmId planned = details.connectedRegistry();
    RepairedSite site =
        RepairedSite.read(
            services,
            everything,
            found,
            details.nameTyped() ? Optional.of(planned.toString()) : Optional.empty());
    if (!site.connected().id().equals(planned)) {
      throw RepairedSite.runsOther(found, planned);
    }
    return new RepairPlan(services, details, site).plan(plan.choices());
  }

  private static Site site(InventorySnapshot snapshot, ArmId cluster) {
    return snapshot.sites().stream()
        .filter(each -> each.id().equals(cluster))
        .findFirst()
        .orElseThrow(() -> new AskerMustAct(Sentence.of("deploy.cluster-gone")));
  }

  /** Another storage class, if the extension could not be installed with the planned one. */
  @Override
  public Optional<Plan> amend(Plan plan, Amendment amendment) {
    var details = (RepairDetails) plan.details();
    NewExtension planned = details.extension();
    if (planned == null || !amendment.option().equals(RepairOptions.STORAGE_CLASS)) {
      return Optional.empty();
    }
    var volume = new Volume(amendment.value(), planned.volume().size());
    List<Choice> choices = new ArrayList<>(plan.choices());
    choices.removeIf(choice -> choice.option().equals(amendment.option()));
    choices.add(
        new Choice(amendment.option(), amendment.value(), Sentence.of("choice.amended"), false));
    return Optional.of(
        new Plan(
            plan.operation(),
            plan.site(),
            plan.siteName(),
            plan.steps().stream().map(step -> amended(step, volume)).toList(),
            choices,
            plan.claims(),
            details.with(new NewExtension(planned.address(), volume, planned.former())),
            plan.hosts(),
            plan.notes()));
  }

  private static PlannedStep amended(PlannedStep planned, Volume volume) {
    return planned.step() instanceof InstallExtension install
        ? new PlannedStep(planned.id(), install.with(volume), planned.needs())
        : planned;
  }

  @Override
  public Optional<Form> form() {
    return Optional.empty();
  }
}
