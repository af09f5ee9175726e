package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER;
import static dev.lighterman.operation.deploy.DeployOptions.IMPORT;
import static dev.lighterman.operation.deploy.DeployOptions.NAMESPACE;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.command.TypedValues;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Plan;
import dev.lighterman.site.ChannelScope;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.KubernetesName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses what was not typed, and remembers why. */
record DeployResolver(OperationContext services, InventorySnapshot snapshot, ChannelScope scope) {
  Plan plan(DeployOptions words, Site site) {
    ResolvedChoices chosen = choose(words, site);
    CloudRegistry registry = chosen.registry().value();
    DeployDetails values = values(words, site, chosen);
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(CLUSTER, site.name(), Sentence.of("choice.typed"), true));
    choices.addAll(chosen.choices());
    choices.addAll(new DeployDefaults(words, chosen.cluster().storageClasses()).choices());
    var look =
        new DeploySnapshot(
            registry,
            snapshot.allConnectedRegistriesOf(registry).size(),
            site.cluster(),
            site.label(),
            chosen.cluster());
    return new DeployPlan(services, values, look).plan(choices);
  }

  private ResolvedChoices choose(DeployOptions words, Site site) {
    Map<Claim, RequestNumber> held = services.claims().held();
    refuseSecond(site, held);
    var registry = new ChooseRegistry(snapshot, scope).choose(words, site);
    var name = new ChooseName(snapshot).choose(words, site, registry.value());
    var repositories =
        new ChooseRepositories(services, snapshot, scope).choose(words, registry.value());
    ClusterSnapshot cluster = ClusterSnapshot.at(site, services.clusters());
    var claimed = AddressClaims.added(cluster.network(), site.id(), held);
    var address =
        new ChooseAddress(services, snapshot, site).choose(words, registry.value(), claimed);
    var workload = new ChooseWorkload(scope).choose(words, site);
    var image =
        new ChooseImage(services)
            .choose(workload.value(), registry.value(), repositories.value(), words);
    return new ResolvedChoices(registry, name, repositories, cluster, address, workload, image);
  }

  /** Before anything of it is chosen, which the open request has taken already. */
  private static void refuseSecond(Site site, Map<Claim, RequestNumber> held) {
    RequestNumber holder = held.get(Claim.connectedRegistryOf(site.id()));
    if (holder != null) {
      String number = holder.toString();
      throw new AskerMustAct(
          Sentence.of("workflow.claimed", "request", number).with("site", site.label()),
          new SuggestedCommand(
              Sentence.of("workflow.offer.show", "request", number), "show " + number));
    }
  }

  private DeployDetails values(DeployOptions words, Site site, ResolvedChoices chosen) {
    CloudRegistry registry = chosen.registry().value();
    List<Repository> repositories = chosen.repositories().value();
    return new DeployDetails(
        site.id(),
        registry.id().child("connectedRegistries", chosen.name().value().text()),
        repositories,
        chosen.address().value(),
        DeployDetails.pullTokenName(chosen.name().value().text()),
        words
            .value(NAMESPACE)
            .map(TypedValues::kubernetesName)
            .map(KubernetesName::text)
            .orElse(DeployDefaults.IN_NAMESPACE),
        new ChooseVolume(chosen.cluster().storageClasses()).choose(words, site),
        chosen.workload().value(),
        chosen.image().map(SourcedValue::value).orElse(null),
        importSource(words),
        site.context(),
        site.labels(),
        null);
  }

  private @Nullable String importSource(DeployOptions words) {
    return words
        .value(IMPORT)
        .map(ImportTarget::typed)
        .map(new ImportLookup(services)::pinned)
        .map(ImportTarget::toString)
        .orElse(null);
  }
}
