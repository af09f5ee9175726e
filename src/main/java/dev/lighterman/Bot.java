package dev.lighterman;

import dev.lighterman.approval.WhoMay;
import dev.lighterman.azure.Azure;
import dev.lighterman.durable.Durable;
import dev.lighterman.durable.Task;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.operation.Catalogue;
import dev.lighterman.operation.Operations;
import dev.lighterman.operation.World;
import dev.lighterman.settings.Configuration;
import dev.lighterman.settings.Mode;
import dev.lighterman.settings.Settings;
import dev.lighterman.site.ChannelScopes;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.StoredDeployments;
import dev.lighterman.slack.SlackAnnouncer;
import dev.lighterman.slack.SlackEdge;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.slack.Speech;
import dev.lighterman.status.Languages;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Steps;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.workflow.Hands;
import dev.lighterman.workflow.OpenBallots;
import dev.lighterman.workflow.PolicySight;
import dev.lighterman.workflow.Surroundings;
import dev.lighterman.workflow.Workflow;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The running bot: every collaborator made and handed on, and nothing else. */
final class Bot implements AutoCloseable {
  private final Store store;
  private final Durable durable;
  private final SlackWorkspace workspace;
  private final SlackEdge edge;
  private final Clusters clusters;

  private Bot(
      Store store, Durable durable, SlackWorkspace workspace, SlackEdge edge, Clusters clusters) {
    this.store = store;
    this.durable = durable;
    this.workspace = workspace;
    this.edge = edge;
    this.clusters = clusters;
  }

  /** Starts it; it answers once this returns. */
  static Bot start(Settings settings, InstantSource clock) {
    Configuration said = settings.configuration();
    var clusters = new Clusters(settings.kubernetes(), said::sites);
    clusters.clearLeftovers();
    var edges = new Edges(Azure.connect(settings.azure()), clusters);
    var store = Store.open(settings.store(), new PlanJson(Steps.byName()));
    var durable = Durable.over(store.database());
    var workspace = SlackWorkspace.connect(settings.slack(), said::policy, clock);
    Supplier<WhoMay> whoMay = () -> new WhoMay(said.policy());
    var speech = new Speech(new Languages(), whoMay, said::policy);
    var announcer = new SlackAnnouncer(workspace, store, durable, speech, clock);
    var scopes = new ChannelScopes(said::policy, new PolicySight(whoMay, workspace.askers()));
    var stored = new StoredDeployments(store.requests());
    var inventory = new Inventory(edges.azure(), clusters, said::sites, scopes, stored, clock);
    var world =
        new World(
            edges.azure(),
            clusters,
            inventory,
            stored,
            store.requests(),
            store.claims(),
            new OpenBallots(store, whoMay, workspace.askers()));
    Catalogue catalogue = Operations.over(world, () -> said.mode() == Mode.OBSERVE);
    var workflow =
        new Workflow(
            store,
            durable,
            new Surroundings(
                catalogue::change,
                whoMay,
                workspace.members(),
                Hands.reaching(edges),
                announcer.progress(),
                clock));
    var business = new SlackEdge.Business(catalogue, workflow.desk(), store);
    var edge = new SlackEdge(workspace, settings.server(), business, speech, clock);
    List<Task> tasks = new ArrayList<>(workflow.tasks());
    tasks.add(announcer.task());
    tasks.add(edge.task());
    durable.start(tasks);
    edge.start();
    return new Bot(store, durable, workspace, edge, clusters);
  }

  /** How what people do in Slack reaches it. */
  String entrance() {
    return edge.connects()
        ? "Slack by Socket Mode, on its own connection"
        : "Slack at " + address();
  }

  /** Where Slack's requests arrive. */
  URI address() {
    return URI.create("http://127.0.0.1:" + edge.port() + "/slack/events");
  }

  @Override
  public void close() {
    edge.close();
    durable.close();
    workspace.close();
    clusters.close();
    store.close();
  }
}
