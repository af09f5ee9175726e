package dev.lighterman.operation.repair;

import dev.lighterman.command.Usage;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Form;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Choice;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/** Puts right one thing that keeps a site's connected registry from working. */
public final class Repair implements Change {
  public static final Rights RIGHTS = Inventory.RIGHTS;

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
    ArmId found = new SiteResolver(snapshot).findExactly(options.site(), options::at).id();
    Cure cure = options.cure();
    InventorySnapshot confirmed = services.inventory().confirmed(snapshot, intent, found);
    RepairedSite site = RepairedSite.read(services, confirmed, site(confirmed, found));
    RepairDetails details = RepairDetails.of(cure, site);
    return new RepairPlan(services, details, site).plan(choices(site, cure));
  }

  private static List<Choice> choices(RepairedSite site, Cure cure) {
    return List.of(typed("site", site.label()), typed(RepairOptions.CURE, cure.word()));
  }

  private static Choice typed(String option, String value) {
    return new Choice(option, value, Sentence.of("choice.typed"), true);
  }

  @Override
  public Plan replan(Plan plan) {
    var details = (RepairDetails) plan.details();
    InventorySnapshot everything = services.inventory().everything(plan.site());
    RepairedSite site = RepairedSite.read(services, everything, site(everything, plan.site()));
    if (!site.connected().id().equals(details.connectedRegistry())) {
      throw new AskerMustAct(
          Sentence.of("repair.runs-other", "site", plan.siteName())
              .with("name", details.connectedRegistry().name())
              .with("runs", site.name()));
    }
    return new RepairPlan(services, details, site).plan(plan.choices());
  }

  private static Site site(InventorySnapshot snapshot, ArmId cluster) {
    return snapshot.sites().stream()
        .filter(each -> each.id().equals(cluster))
        .findFirst()
        .orElseThrow(() -> new AskerMustAct(Sentence.of("deploy.cluster-gone")));
  }

  @Override
  public Optional<Plan> amend(Plan plan, Amendment amendment) {
    return Optional.empty();
  }

  @Override
  public Optional<Form> form() {
    return Optional.empty();
  }
}
