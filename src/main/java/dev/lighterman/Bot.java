package dev.lighterman;

import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.settings.Settings;
import dev.lighterman.slack.SlackEdge;
import dev.lighterman.slack.SlackNotifier;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.status.Localization;
import dev.lighterman.store.Store;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.workflow.RequestRetention;
import dev.lighterman.workflow.Workflow;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and connects the parts of the bot, and starts them. */
public final class Bot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Bot.class);

  private final Components components;
  private final SlackEdge edge;

  private Bot(Components components, SlackEdge edge) {
    this.components = components;
    this.edge = edge;
  }

  /** Starts the bot; it answers Slack once this returns. */
  public static Bot start(Settings settings, InstantSource clock) {
    var components = Components.of(settings, clock);
    nameUnreadable(components.store());
    var renderers =
        new LocalizedRenderers(
            new Localization(),
            components.workspace().users(),
            components::evaluator,
            components.configuration()::policy);
    var notifier =
        new SlackNotifier(
            components.workspace(), components.store(), components.scheduler(), renderers, clock);
    OperationCatalogue catalogue = components.catalogue();
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
            components.workspace(), settings.server(), backend, renderers, clock, UUID::randomUUID);
    List<Task> tasks = new ArrayList<>(workflow.tasks());
    tasks.add(notifier.task());
    tasks.addAll(edge.tasks());
    RequestRetention retention = components.retention();
    tasks.add(retention.task());
    retention.schedule(components.scheduler());
    components.scheduler().start(tasks);
    edge.start();
    return new Bot(components, edge);
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

  @Override
  public void close() {
    edge.close();
    components.close();
  }
}
