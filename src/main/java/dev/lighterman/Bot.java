package dev.lighterman;

import dev.lighterman.catalogue.Catalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.settings.Settings;
import dev.lighterman.slack.SlackAnnouncer;
import dev.lighterman.slack.SlackEdge;
import dev.lighterman.slack.message.Speech;
import dev.lighterman.status.Languages;
import dev.lighterman.workflow.Workflow;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The running bot: every collaborator made and handed on, and nothing else. */
public final class Bot implements AutoCloseable {
  private final Parts parts;
  private final SlackEdge edge;

  private Bot(Parts parts, SlackEdge edge) {
    this.parts = parts;
    this.edge = edge;
  }

  /** Starts it; it answers once this returns. */
  public static Bot start(Settings settings, InstantSource clock) {
    var parts = Parts.of(settings, clock);
    var speech = new Speech(new Languages(), parts::whoMay, parts.said()::policy);
    var announcer =
        new SlackAnnouncer(parts.workspace(), parts.store(), parts.durable(), speech, clock);
    Catalogue catalogue = parts.catalogue();
    Workflow workflow = parts.workflow(catalogue, announcer);
    var business = new SlackEdge.Business(catalogue, workflow.desk(), parts.store());
    var edge =
        new SlackEdge(
            parts.workspace(), settings.server(), business, speech, clock, UUID::randomUUID);
    List<Task> tasks = new ArrayList<>(workflow.tasks());
    tasks.add(announcer.task());
    tasks.add(edge.task());
    parts.durable().start(tasks);
    edge.start();
    return new Bot(parts, edge);
  }

  /** How what people do in Slack reaches it. */
  String entrance() {
    return edge.connects()
        ? "Slack by Socket Mode, on its own connection"
        : "Slack at " + address();
  }

  /** Where Slack's requests arrive. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + edge.port() + "/slack/events");
  }

  @Override
  public void close() {
    edge.close();
    parts.close();
  }
}
