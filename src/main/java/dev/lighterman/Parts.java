package dev.lighterman;

import dev.lighterman.approval.WhoMay;
import dev.lighterman.azure.Azure;
import dev.lighterman.catalogue.Catalogue;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.catalogue.Steps;
import dev.lighterman.durable.Durable;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.operation.World;
import dev.lighterman.settings.Configuration;
import dev.lighterman.settings.Mode;
import dev.lighterman.settings.Settings;
import dev.lighterman.site.ChannelScopes;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.StoredDeployments;
import dev.lighterman.slack.SlackAnnouncer;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.step.Edges;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.workflow.Hands;
import dev.lighterman.workflow.OpenBallots;
import dev.lighterman.workflow.PolicySight;
import dev.lighterman.workflow.Surroundings;
import dev.lighterman.workflow.Workflow;
import java.time.InstantSource;

/** The parts of the running bot that many others need, and what is made of them. */
record Parts(
    Configuration said,
    InstantSource clock,
    Edges edges,
    Store store,
    Durable durable,
    SlackWorkspace workspace)
    implements AutoCloseable {
  static Parts of(Settings settings, InstantSource clock) {
    Configuration said = settings.configuration();
    var clusters = new Clusters(settings.kubernetes(), said::sites);
    clusters.clearLeftovers();
    var store = Store.open(settings.store(), new PlanJson(Steps.byName()));
    return new Parts(
        said,
        clock,
        new Edges(Azure.connect(settings.azure()), clusters),
        store,
        Durable.over(store.database()),
        SlackWorkspace.connect(settings.slack(), said::policy, clock));
  }

  /** By the policy as it is configured now. */
  WhoMay whoMay() {
    return new WhoMay(said.policy());
  }

  /** What people can ask for. */
  Catalogue catalogue() {
    var scopes = new ChannelScopes(said::policy, new PolicySight(this::whoMay, workspace.askers()));
    var stored = new StoredDeployments(store.requests());
    var world =
        new World(
            edges.azure(),
            edges.clusters(),
            new Inventory(edges.azure(), edges.clusters(), said::sites, scopes, stored, clock),
            stored,
            store.requests(),
            store.claims(),
            new OpenBallots(store, this::whoMay, workspace.askers()));
    return Operations.over(world, () -> said.mode() == Mode.OBSERVE);
  }

  /** What becomes of it. */
  Workflow workflow(Catalogue catalogue, SlackAnnouncer announcer) {
    return new Workflow(
        store,
        durable,
        new Surroundings(
            catalogue::change,
            this::whoMay,
            workspace.members(),
            Hands.reaching(edges),
            announcer.progress(),
            clock));
  }

  @Override
  public void close() {
    durable.close();
    workspace.close();
    edges.clusters().close();
    store.close();
  }
}
