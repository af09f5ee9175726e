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
 * Tries Azure: who the bot is there, what it sees, what it may do, and whether it reaches each
 * registry itself.
 *
 * @param subscriptions where the bot is told to look
 */
record AzureCheck(
    Azure azure,
    List<String> subscriptions,
    RightsChecker rightsChecker,
    Rights wanted,
    CheckReport list) {
  /** A line each, one after the other. */
  void run() {
    list.tried("Azure", this::actor);
    list.tried("rights in Azure", this::rights);
    list.found("registries", azure.registries()::all, AzureCheck::counted)
        .forEach(registry -> list.tried(registry.name(), () -> reached(registry)));
  }

  private Sentence actor() {
    AzureIdentity identity = azure.identity();
    List<String> seen = azure.subscriptions().seen();
    refuseUnseen(subscriptions.stream().filter(id -> !seen.contains(id)).toList());
    return Sentence.of("check.azure", "client", identity.name())
        .with("tenant", identity.tenant())
        .with("subscriptions", subscriptions.stream().filter(seen::contains).count())
        .with("registries", azure.registries().all().size())
        .with("clusters", azure.clusters().all().size());
  }

  private static void refuseUnseen(List<String> unseen) {
    if (!unseen.isEmpty()) {
      throw new OperatorMustAct(
          Sentence.of("check.unseen", "subscriptions", unseen).with("count", unseen.size()),
          Sentence.of("check.unseen.remedy"));
    }
  }

  private Sentence rights() {
    Stream<ArmId> registries = azure.registries().all().stream().map(CloudRegistry::id);
    Stream<ArmId> arcs = azure.clusters().all().stream().map(ArcCluster::id);
    MissingRights.throwIfAny(
        Stream.of(
                missing(On.SUBSCRIPTION, subscriptions.stream().map("/subscriptions/"::concat)),
                missing(On.REGISTRY, registries.map(ArmId::toString)),
                missing(On.CLUSTER, arcs.map(ArmId::toString)))
            .flatMap(several -> several)
            .toList());
    return Sentence.of("check.rights", "count", wanted.arm().size());
  }

  private Stream<Sentence> missing(On on, Stream<String> scopes) {
    return scopes.flatMap(scope -> rightsChecker.missing(wanted, on, scope).stream());
  }

  private static Sentence counted(List<CloudRegistry> registries) {
    return Sentence.of("check.registries", "count", registries.size());
  }

  /** Repositories and tags are searched there, not at the resource manager. */
  private Sentence reached(CloudRegistry registry) {
    azure.images().reach(registry);
    return Sentence.of("check.registry", "server", registry.loginServer());
  }
}
