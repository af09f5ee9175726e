package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER;
import static dev.lighterman.operation.deploy.DeployOptions.IMPORT;
import static dev.lighterman.operation.deploy.DeployOptions.NAMESPACE;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_CLASS;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_SIZE;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Refusals;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Plan;
import dev.lighterman.site.ChannelScope;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.step.Volume;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.KubernetesName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.WorkloadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the values that were not typed, and records the reason for each. */
record DeployResolver(OperationContext services, InventorySnapshot snapshot, ChannelScope scope) {

  Plan plan(DeployOptions options, Site site) {
    ResolvedChoices chosen = choose(options, site);
    CloudRegistry registry = chosen.registry().value();
    DeployDetails values = values(options, site, chosen);
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(CLUSTER, site.name(), Sentence.of("choice.typed"), true));
    choices.addAll(chosen.choices());
    choices.addAll(optionalChoices(options, chosen.cluster().storageClasses()));
    var deploySnapshot =
        new DeploySnapshot(
            registry,
            snapshot.allConnectedRegistriesOf(registry).size(),
            site.cluster(),
            site.label(),
            chosen.cluster());
    return new DeployPlan(services, values, deploySnapshot).plan(choices);
  }

  private ResolvedChoices choose(DeployOptions options, Site site) {
    Map<Claim, RequestNumber> held = services.claims().held();
    var registry = new ChooseRegistry(snapshot, scope).choose(options, site);
    var name = new ChooseName(snapshot).choose(options, site, registry.value());
    var repositories =
        new ChooseRepositories(services, snapshot, scope).choose(options, registry.value());
    ClusterSnapshot cluster = ClusterSnapshot.at(site, services.clusters());
    var claimed = AddressClaims.added(cluster.network(), site.id(), held);
    var address = new ChooseAddress(snapshot, site).choose(options, registry.value(), claimed);
    var workload = new ChooseWorkload(scope).choose(options, site);
    var image =
        new ChooseImage(services)
            .choose(workload.value(), registry.value(), repositories.value(), options);
    return new ResolvedChoices(registry, name, repositories, cluster, address, workload, image);
  }

  /**
   * Chooses each value that does not depend on one that can't be chosen.
   *
   * @param free the site; empty if nothing can be deployed there, or it is not known
   */
  void chooseEach(DeployOptions options, Optional<Site> free, Refusals refusals) {
    var choose = new ChooseRegistry(snapshot, scope);
    if (free.isEmpty()) {
      refusals.attempt(() -> choose.typed(options));
      return;
    }
    Site site = free.get();
    Optional<ClusterSnapshot> cluster =
        refusals.attempt(() -> ClusterSnapshot.at(site, services.clusters()));
    cluster.ifPresent(each ->
        refusals.attempt(() -> new ChooseVolume(each.storageClasses()).choose(options, site)));
    refusals.attempt(() -> new ChooseWorkload(scope).choose(options, site));
    refusals
        .attempt(() -> choose.choose(options, site).value())
        .ifPresent(registry -> {
          refusals.attempt(() -> new ChooseName(snapshot).choose(options, site, registry));
          refusals.attempt(
              () -> new ChooseRepositories(services, snapshot, scope).choose(options, registry));
          cluster
              .map(each -> AddressClaims.added(each.network(), site.id(), services.claims().held()))
              .ifPresent(network ->
                  refusals.attempt(
                      () -> new ChooseAddress(snapshot, site).choose(options, registry, network)));
        });
  }

  /**
   * Refuses a site at which another request is open. Checked before anything is chosen, since that
   * request may hold the same name and address, and before what it has installed so far.
   */
  static void refuseSecond(Site site, Map<Claim, RequestNumber> held) {
    RequestNumber holder = held.get(Claim.connectedRegistryOf(site.id()));
    if (holder != null) {
      String number = holder.toString();
      throw new AskerMustAct(
          Sentence.of("workflow.claimed", "request", number).with("site", site.label()),
          new SuggestedCommand(
              Sentence.of("workflow.offer.show", "request", number), "show " + number));
    }
  }

  private DeployDetails values(DeployOptions options, Site site, ResolvedChoices chosen) {
    CloudRegistry registry = chosen.registry().value();
    List<Repository> repositories = chosen.repositories().value();
    return new DeployDetails(
        site.id(),
        registry.id().child("connectedRegistries", chosen.name().value().text()),
        repositories,
        chosen.address().value(),
        DeployDetails.pullTokenName(chosen.name().value().text()),
        options.namespace().map(KubernetesName::text).orElse(DeployDetails.DEFAULT_NAMESPACE),
        new ChooseVolume(chosen.cluster().storageClasses()).choose(options, site),
        chosen.workload().value(),
        chosen.image().map(SourcedValue::value).orElse(null),
        importSource(options),
        site.context(),
        site.labels(),
        null);
  }

  private @Nullable String importSource(DeployOptions options) {
    return options
        .value(IMPORT)
        .map(ImportTarget::typed)
        .map(new ImportLookup(services)::pinned)
        .map(ImportTarget::toString)
        .orElse(null);
  }

  /** Options with a fixed default; the defaults are shown and approved as well. */
  private static List<Choice> optionalChoices(DeployOptions options, List<StorageClass> classes) {
    return Stream.of(
            typed(options, NAMESPACE)
                .or(() ->
                    byDefault(
                        NAMESPACE, DeployDetails.DEFAULT_NAMESPACE, "choice.namespace.default")),
            typed(options, STORAGE_CLASS).or(() -> defaultClass(classes)),
            typed(options, STORAGE_SIZE)
                .or(() ->
                    byDefault(STORAGE_SIZE, Volume.DEFAULT_SIZE, "choice.storage-size.default")),
            typed(options, IMPORT))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty where the cluster can't be reached. */
  private static Optional<Choice> defaultClass(List<StorageClass> classes) {
    return classes.stream()
        .filter(StorageClass::isDefault)
        .findFirst()
        .flatMap(found -> byDefault(STORAGE_CLASS, found.name(), "choice.storage-class.default"));
  }

  private static Optional<Choice> typed(DeployOptions options, String option) {
    return options
        .value(option)
        .map(value -> new Choice(option, value, Sentence.of("choice.typed"), true));
  }

  private static Optional<Choice> byDefault(String option, String value, String source) {
    return Optional.of(new Choice(option, value, Sentence.of(source), false));
  }

  /** The chosen values; the address was chosen from {@code cluster}. */
  private record ResolvedChoices(
      SourcedValue<CloudRegistry> registry,
      SourcedValue<ConnectedRegistryName> name,
      SourcedValue<List<Repository>> repositories,
      ClusterSnapshot cluster,
      SourcedValue<ServiceAddress> address,
      SourcedValue<WorkloadMode> workload,
      Optional<SourcedValue<String>> image) {
    /** In display order. */
    List<Choice> choices() {
      return Stream.concat(
              Stream.of(
                  registry.choice(),
                  name.choice(),
                  repositories.choice(),
                  address.choice(),
                  workload.choice()),
              image.map(SourcedValue::choice).stream())
          .toList();
    }
  }
}
