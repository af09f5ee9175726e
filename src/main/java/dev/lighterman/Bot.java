package dev.lighterman;

import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.metrics.MetricsServer;
import dev.lighterman.metrics.QueueMetrics;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.settings.Settings;
import dev.lighterman.slack.SlackEdge;
import dev.lighterman.slack.SlackNotifier;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.status.Localization;
import dev.lighterman.store.Store;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.workflow.RequestRetention;
import dev.lighterman.workflow.Workflow;
import dev.lighterman.workflow.halted.DiagnoseHalt;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and connects the parts of the bot, and starts them. */
public final class Bot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Bot.class);

  private final Components components;
  private final SlackEdge edge;
  private final Optional<MetricsServer> metrics;

  private Bot(Components components, SlackEdge edge, Optional<MetricsServer> metrics) {
    this.components = components;
    this.edge = edge;
    this.metrics = metrics;
  }

  /** Starts the bot; it answers Slack once this returns. */
  public static Bot start(Settings settings, InstantSource clock, InteractionTimeouts timeouts) {
    var components = Components.of(settings, clock, timeouts);
    nameUnreadable(components.store());
    var renderers =
        new LocalizedRenderers(
            new Localization(),
            components.workspace().users(),
            components::evaluator,
            components.configuration()::policy,
            components.store().freezes());
    var notifier =
        new SlackNotifier(
            components.workspace(), components.store(), components.scheduler(), renderers, clock);
    OperationContext operationContext = components.operationContext();
    OperationCatalogue catalogue = components.catalogue(operationContext);
    Workflow workflow = components.workflow(catalogue, notifier);
    var backend =
        new SlackEdge.Backend(
            catalogue,
            components::evaluator,
            workflow.inbox(),
            workflow.freeze(),
            components.store());
    var edge =
        new SlackEdge(
            components.workspace(),
            settings.server(),
            backend,
            renderers,
            timeouts,
            clock,
            UUID::randomUUID);
    List<Task> tasks = new ArrayList<>(workflow.tasks());
    tasks.add(new Task(Workflow.DIAGNOSE, new DiagnoseHalt(operationContext, workflow)));
    tasks.add(notifier.task());
    tasks.addAll(edge.tasks());
    RequestRetention retention = components.retention();
    tasks.add(retention.task());
    retention.schedule(components.scheduler());
    components.scheduler().start(tasks);
    edge.start();
    PrometheusMeterRegistry meters = components.meters();
    new QueueMetrics(components.store(), components.scheduler()).bindTo(meters);
    new JvmMemoryMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    Optional<MetricsServer> metrics =
        Optional.ofNullable(settings.metrics())
            .map(listen -> MetricsServer.start(listen, meters, edge::reachable));
    return new Bot(components, edge, metrics);
  }

  /** Those requests wait, as they are, for a version that can read them. */
  private static void nameUnreadable(Store store) {
    List<RequestNumber> requests = store.unreadable();
    if (!requests.isEmpty()) {
      log.atError()
          .addKeyValue("requests", requests)
          .log("this version can't read these open requests and does not carry them on");
    }
  }

  /** How Slack's events reach the bot, for the start message. */
  String endpointDescription() {
    return edge.usesSocketMode()
        ? "Slack by Socket Mode, on its own connection"
        : "Slack at " + address();
  }

  /** The URL that receives Slack's requests. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + edge.port() + "/slack/events");
  }

  /** Where the metrics are served; empty if nowhere. */
  public Optional<URI> metricsAddress() {
    return metrics.map(server -> URI.create("http://127.0.0.1:" + server.port() + "/metrics"));
  }

  @Override
  public void close() {
    metrics.ifPresent(MetricsServer::close);
    edge.close();
    components.close();
  }
}
