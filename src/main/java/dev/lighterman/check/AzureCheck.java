package dev.lighterman.check;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.arm.AzureIdentity;
import dev.lighterman.catalogue.RightsChecker;
import dev.lighterman.request.Right.On;
import dev.lighterman.request.Rights;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the bot's identity in Azure, what it can see, its permissions, and the connection to each
 * registry.
 *
 * @param subscriptions those of the settings
 */
record AzureCheck(
    Azure azure,
    List<String> subscriptions,
    RightsChecker rightsChecker,
    Rights wanted,
    CheckReport report) {
  /** Runs all checks in sequence, with a line for each. */
  void run() {
    report.check("Azure", this::identity);
    report.check("rights in Azure", this::rights);
    report
        .checkList("registries", azure.registries()::list, AzureCheck::registryCount)
        .forEach(registry -> report.check(registry.name(), () -> checkReachable(registry)));
  }

  private Sentence identity() {
    AzureIdentity identity = azure.identity();
    List<String> visible = azure.subscriptions().listIds();
    throwIfNotVisible(subscriptions.stream().filter(id -> !visible.contains(id)).toList());
    return Sentence.of("check.azure", "client", identity.name())
        .with("tenant", identity.tenant())
        .with("subscriptions", subscriptions.stream().filter(visible::contains).count())
        .with("registries", azure.registries().list().size())
        .with("clusters", azure.clusters().list().size());
  }

  private static void throwIfNotVisible(List<String> notVisible) {
    if (!notVisible.isEmpty()) {
      throw new OperatorMustAct(
          Sentence.of("check.unseen", "subscriptions", notVisible).with("count", notVisible.size()),
          Sentence.of("check.unseen.remedy"));
    }
  }

  private Sentence rights() {
    Stream<ArmId> registries = azure.registries().list().stream().map(CloudRegistry::id);
    Stream<ArmId> clusters = azure.clusters().list().stream().map(ArcCluster::id);
    MissingRights.throwIfAny(
        Stream.of(
                missing(On.SUBSCRIPTION, subscriptions.stream().map("/subscriptions/"::concat)),
                missing(On.REGISTRY, registries.map(ArmId::toString)),
                missing(On.CLUSTER, clusters.map(ArmId::toString)))
            .flatMap(missing -> missing)
            .toList());
    return Sentence.of("check.rights", "count", wanted.arm().size());
  }

  private Stream<Sentence> missing(On on, Stream<String> scopes) {
    return scopes.flatMap(scope -> rightsChecker.missing(wanted, on, scope).stream());
  }

  private static Sentence registryCount(List<CloudRegistry> registries) {
    return Sentence.of("check.registries", "count", registries.size());
  }

  /** Repositories and tags are read from the registry itself, not from Azure Resource Manager. */
  private Sentence checkReachable(CloudRegistry registry) {
    azure.images().checkReachable(registry);
    if (registry.abac()) {
      // The rights above don't count there.
      azure.images().listRepositories(registry);
    }
    return Sentence.of("check.registry", "server", registry.loginServer());
  }
}
