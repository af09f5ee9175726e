package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER;
import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER_GROUP;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_CLASS;
import static dev.lighterman.operation.deploy.DeployOptions.WORKLOAD;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Extension;
import dev.lighterman.command.Usage;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.DeletedRegistry;
import dev.lighterman.operation.Form;
import dev.lighterman.operation.ManagedIdentityRefusal;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Refusals;
import dev.lighterman.request.Choice;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.site.ChannelScope;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteRecords.RecordedInstallation;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.step.Volume;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import dev.lighterman.value.WorkloadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deploys a connected registry to a site and verifies it with an image pull. */
public final class Deploy implements Change {
  /** What planning an installation reads; a repair's, too. */
  public static final Rights INSTALLATION_RIGHTS =
      Inventory.RIGHTS
          .and(
              Rights.arm(
                  "Microsoft.ContainerRegistry/registries/pull/read",
                  "Microsoft.ContainerRegistry/registries/tokens/read",
                  "Microsoft.ContainerRegistry/registries/scopeMaps/read",
                  "Microsoft.KubernetesConfiguration/extensions/read",
                  "Microsoft.Resources/subscriptions/providers/read"))
          .and(Rights.kubernetes("networking.k8s.io", "servicecidrs", "list"))
          .and(Rights.kubernetes("", "services", "list", "create"))
          .and(Rights.kubernetes("", "nodes", "list"))
          .and(Rights.kubernetes("storage.k8s.io", "storageclasses", "list"))
          .and(Rights.kubernetes("apps", "deployments", "list"))
          .and(Rights.kubernetes("", "secrets", "get"));

  public static final Rights RIGHTS =
      INSTALLATION_RIGHTS
          .and(Rights.kubernetes("apps", "deployments", "get"))
          .and(Rights.kubernetes("batch", "jobs", "get"));

  public static final DetailsFormat DETAILS =
      new DetailsFormat(DeployOptions.VERB, 1, DeployDetails.class, DeployDetails::fromFacts);

  private static final Logger log = LoggerFactory.getLogger(Deploy.class);

  private final OperationContext services;

  public Deploy(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return DeployOptions.USAGE;
  }

  @Override
  public Optional<Form> form() {
    return Optional.of(new DeployForm(services, this));
  }

  @Override
  public Plan plan(Intent intent) {
    var refusals = new Refusals();
    return plan(intent, refusals).orElseThrow(() -> refusals.together(usage(), intent));
  }

  /**
   * The plan. Planning stops at the first refusal, so where it refuses, each value is chosen by
   * itself as well.
   */
  Optional<Plan> plan(Intent intent, Refusals refusals) {
    Optional<Plan> plan = refusals.attempt(() -> planned(intent));
    if (plan.isEmpty()) {
      try {
        chooseEach(new DeployOptions(intent), refusals);
      } catch (TryLater | OperatorMustAct unknown) {
        log.atInfo().setCause(unknown).log("only what is known to be wrong is told");
      }
    }
    return plan;
  }

  private Plan planned(Intent intent) {
    InventorySnapshot snapshot = services.inventory().snapshot(intent);
    var options = new DeployOptions(intent);
    ChannelScope scope = services.inventory().scope(intent.channel());
    Site site = freeSite(options, snapshot, scope);
    Plan plan = new DeployResolver(services, snapshot, scope).plan(options, site);
    refuseMissingNamespace(plan);
    new TakenNames(services.clusters(), plan, List.of(checkInstead(options))).refuse();
    return plan;
  }

  private void chooseEach(DeployOptions options, Refusals refusals) {
    options.checkEach(refusals);
    InventorySnapshot snapshot = services.inventory().snapshot(options.intent());
    ChannelScope scope = services.inventory().scope(options.intent().channel());
    Optional<Site> site = refusals.attempt(() -> freeSite(options, snapshot, scope));
    new DeployResolver(services, snapshot, scope).chooseEach(options, site, refusals);
  }

  /** The site, if something can be deployed to it. */
  private Site freeSite(DeployOptions options, InventorySnapshot snapshot, ChannelScope scope) {
    Site site = site(options, snapshot, scope);
    refuseDisconnected(site);
    refuseManagedIdentity(site, snapshot);
    DeployResolver.refuseSecond(site, services.claims().held());
    refuseInstalled(site);
    refuseSecond(site, snapshot);
    return site;
  }

  private void refuseMissingNamespace(Plan plan) {
    String namespace = ((DeployDetails) plan.details()).namespace();
    new MissingNamespace(services.clusters(), plan, namespace).refuse();
  }

  private static SuggestedCommand checkInstead(DeployOptions options) {
    String check = WorkloadMode.CHECK.toString();
    return new SuggestedCommand(
        PlainText.text(WORKLOAD + "=" + check), options.commandWith(WORKLOAD, check));
  }

  @Override
  public Plan replan(Plan plan) {
    DeployDetails values = details(plan);
    ArcCluster cluster =
        services
            .azure()
            .clusters()
            .get(values.cluster())
            .orElseThrow(() -> new AskerMustAct(Sentence.of("deploy.cluster-gone")));
    refuseInstalled(plan.site(), plan.siteName(), plan.siteArgument());
    var snapshot = DeploySnapshot.refreshed(services, values, cluster, plan.siteName());
    Plan replanned = new DeployPlan(services, values, snapshot).plan(plan.choices());
    refuseMissingNamespace(replanned);
    new TakenNames(services.clusters(), replanned, List.of()).refuse();
    return replanned;
  }

  @Override
  public Optional<Plan> amend(Plan plan, Amendment amendment) {
    if (!amendment.option().equals(STORAGE_CLASS)) {
      return Optional.empty();
    }
    var volume = new Volume(amendment.value(), details(plan).volume().size());
    List<Choice> choices = new ArrayList<>(plan.choices());
    choices.removeIf(choice -> choice.option().equals(STORAGE_CLASS));
    choices.add(new Choice(STORAGE_CLASS, amendment.value(), Sentence.of("choice.amended"), false));
    return Optional.of(
        new Plan(
            plan.operation(),
            plan.site(),
            plan.siteName(),
            plan.steps().stream().map(step -> amended(step, volume)).toList(),
            choices,
            plan.claims(),
            details(plan).with(volume),
            plan.hosts(),
            plan.notes()));
  }

  private static PlannedStep amended(PlannedStep planned, Volume volume) {
    return planned.step() instanceof InstallExtension install
        ? new PlannedStep(planned.id(), install.with(volume), planned.needs())
        : planned;
  }

  private static DeployDetails details(Plan plan) {
    return (DeployDetails) plan.details();
  }

  private static Site site(DeployOptions options, InventorySnapshot snapshot, ChannelScope scope) {
    String word =
        options
            .value(CLUSTER)
            .or(options::word)
            .orElseThrow(
                () -> new AskerMustAct(Sentence.of("deploy.which-site"), suggestedSites(snapshot)));
    var resolver = new SiteResolver(snapshot);
    var which = new ChooseSite(options, new ChooseRegistry(snapshot, scope));
    return options
        .value(CLUSTER_GROUP)
        .map(resolver::inGroup)
        .orElse(resolver)
        .find(word, options::at, sites -> which.among(word, sites));
  }

  private static SuggestedCommand[] suggestedSites(InventorySnapshot snapshot) {
    return snapshot.sites().stream()
        .filter(site -> !site.installation().occupied() && site.cluster().connected())
        .limit(3)
        .map(
            site -> new SuggestedCommand(PlainText.text(site.label()), "deploy " + site.argument()))
        .toArray(SuggestedCommand[]::new);
  }

  /** Not asked again at the start, since it mends itself: the run's first step waits for people. */
  private static void refuseDisconnected(Site site) {
    if (!site.cluster().connected()) {
      throw new AskerMustAct(
          Sentence.of("deploy.cluster-not-connected", "site", site.label())
              .with(
                  "connectivity",
                  Sentence.of("connection.arc", "state", site.cluster().connectivity())));
    }
  }

  private static void refuseManagedIdentity(Site site, InventorySnapshot snapshot) {
    if (site.installation().occupied()) {
      Optional.ofNullable(site.connectedRegistry())
          .flatMap(snapshot::connectedRegistry)
          .ifPresent(ManagedIdentityRefusal::check);
    }
  }

  private void refuseInstalled(Site site) {
    services
        .azure()
        .extensions()
        .connectedRegistry(site.id())
        .ifPresent(found -> {
          throw DeletedRegistry.of(services, site)
              .map(deleted -> deletedOne(site, deleted))
              .orElseGet(() -> installed(site, found));
        });
  }

  /** Its extension is in the way; what it ran can be made whole again. */
  private static AskerMustAct deletedOne(Site site, RecordedInstallation deleted) {
    return new AskerMustAct(
        Sentence.of("deploy.deleted-one", "site", site.label())
            .with("name", deleted.connectedRegistry().name())
            .with("request", deleted.request().toString()),
        Cure.CONNECTED_REGISTRY.offer(site.argument()),
        show(site.label(), site.argument()),
        remove(site.label(), site.argument()));
  }

  /** Where nobody knows what it runs, a removal would be refused as well. */
  private static AskerMustAct installed(Site site, Extension found) {
    return site.installation().unknown()
        ? new AskerMustAct(
            Sentence.of("deploy.has-unknown", "site", site.label())
                .with("extension", found.name())
                .with("command", RemoveExtension.command(found.id())),
            show(site.label(), site.argument()))
        : hasOne(site.label(), site.argument(), found);
  }

  private static AskerMustAct hasOne(String label, String argument, Extension found) {
    return new AskerMustAct(
        Sentence.of("deploy.has-one", "site", label).with("name", found.name()),
        show(label, argument),
        remove(label, argument));
  }

  /** Asked again at the start: somebody may have installed one by hand since the plan was made. */
  private void refuseInstalled(ArmId cluster, String label, String argument) {
    services
        .azure()
        .extensions()
        .connectedRegistry(cluster)
        .ifPresent(found -> {
          throw hasOne(label, argument, found);
        });
  }

  /**
   * One whose extension is gone, as after a removal that halted and was left. What is still there
   * can be made whole again, as the doctor would offer; what is not can only be removed.
   */
  private static void refuseSecond(Site site, InventorySnapshot snapshot) {
    ArmId runs = site.connectedRegistry();
    if (runs != null && site.installation().certain()) {
      Stream<SuggestedCommand> cure =
          snapshot.connectedRegistry(runs).stream().map(_ -> Cure.EXTENSION.offer(site.argument()));
      throw new AskerMustAct(
          Sentence.of("deploy.still-has-one", "site", site.label()).with("name", runs.name()),
          Stream.concat(
                  cure,
                  Stream.of(
                      show(site.label(), site.argument()), remove(site.label(), site.argument())))
              .toArray(SuggestedCommand[]::new));
    }
  }

  private static SuggestedCommand show(String label, String argument) {
    return new SuggestedCommand(PlainText.text("show " + label), "show " + argument);
  }

  private static SuggestedCommand remove(String label, String argument) {
    return new SuggestedCommand(PlainText.text("remove " + label), "remove " + argument);
  }
}
