package dev.lighterman.check;

import dev.lighterman.azure.Actor;
import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.operation.Entitlements;
import dev.lighterman.operation.Operations;
import dev.lighterman.request.Right.On;
import dev.lighterman.request.Rights;
import dev.lighterman.settings.Mode;
import dev.lighterman.settings.Settings;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.step.Steps;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Tries every connection and every right: a line each, that it works or what to do. */
public final class Check {
  private final Settings settings;
  private final CheckList list;
  private final Azure azure;
  private final ClustersCheck clusters;
  private final Entitlements entitlements;
  private final Rights wanted;

  private Check(Settings settings, Clusters clusters, CheckList list) {
    this.settings = settings;
    this.list = list;
    this.azure = Azure.connect(settings.azure());
    this.entitlements = new Entitlements(azure, clusters);
    this.wanted =
        settings.configuration().mode() == Mode.OBSERVE
            ? Operations.rightsToObserve()
            : Operations.rightsToOperate();
    this.clusters =
        new ClustersCheck(
            azure, clusters, entitlements, settings.configuration().sites(), wanted, list);
  }

  /** Answers the exit code: 0 if everything works. */
  public static int run(Settings settings, PrintStream out) {
    try (var clusters = new Clusters(settings.kubernetes(), settings.configuration()::sites)) {
      var check = new Check(settings, clusters, new CheckList(out));
      check.connections();
      check.clusters.run();
      return check.list.allWell() ? 0 : 1;
    }
  }

  private void connections() {
    list.tried("database", this::database);
    list.tried("Slack", this::slack);
    list.tried("Azure", this::actor);
    list.tried("rights in Azure", this::rightsInAzure);
  }

  private Sentence database() {
    try (Store store = Store.open(settings.store(), new PlanJson(Steps.byName()))) {
      return Sentence.of("check.database", "open", store.requests().open().size());
    }
  }

  private Sentence slack() {
    try (SlackWorkspace workspace =
        SlackWorkspace.connect(
            settings.slack(), settings.configuration()::policy, InstantSource.system())) {
      return workspace.introduction();
    }
  }

  private Sentence actor() {
    Actor actor = azure.actor();
    return Sentence.of("check.azure", "client", actor.name())
        .with("tenant", actor.tenant())
        .with("subscriptions", settings.azure().subscriptions().size())
        .with("registries", azure.registries().all().size())
        .with("clusters", azure.clusters().all().size());
  }

  private Sentence rightsInAzure() {
    List<String> subscriptions = settings.azure().subscriptions();
    Stream<ArmId> registries = azure.registries().all().stream().map(CloudRegistry::id);
    Stream<ArmId> arcs = azure.clusters().all().stream().map(ArcCluster::id);
    refuse(
        Stream.of(
                missing(On.SUBSCRIPTION, subscriptions.stream().map("/subscriptions/"::concat)),
                missing(On.REGISTRY, registries.map(ArmId::toString)),
                missing(On.CLUSTER, arcs.map(ArmId::toString)))
            .flatMap(several -> several)
            .toList());
    return Sentence.of("check.rights", "count", wanted.arm().size());
  }

  private Stream<Sentence> missing(On on, Stream<String> scopes) {
    return scopes.flatMap(scope -> entitlements.missing(wanted, on, scope).stream());
  }

  static void refuse(List<Sentence> missing) {
    if (!missing.isEmpty()) {
      throw new OperatorMustAct(
          Sentence.of("rights.missing", "rights", missing).with("count", missing.size()),
          Sentence.of("check.rights.remedy"));
    }
  }
}
