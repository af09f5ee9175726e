package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.blockkit.Options;
import dev.lighterman.sandbox.slack.delivery.Container;
import dev.lighterman.sandbox.slack.delivery.Deliveries;
import dev.lighterman.sandbox.slack.delivery.Envelope;
import dev.lighterman.sandbox.slack.delivery.Interactive;
import dev.lighterman.sandbox.slack.delivery.Outcome;
import dev.lighterman.sandbox.slack.delivery.Payloads;
import dev.lighterman.sandbox.slack.workspace.Person;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** External menus: what a person types goes to the bot as {@code block_suggestion}. */
public final class Suggestions {
  private static final int MOST = 100;

  private final Workspace workspace;
  private final Deliveries deliveries;
  private final Interactive interactive;

  public Suggestions(Workspace workspace, Deliveries deliveries, Interactive interactive) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactive = interactive;
  }

  /** Asks for the options that fit; the answer's body has {@code options} or groups of them. */
  public Outcome options(String user, Target target, String actionId, @Nullable String query)
      throws NoSuchThing {
    Person person = workspace.person(user);
    Container container = new Eyes(workspace).see(person, target);
    ObjectNode nothing = Json.object();
    Touch touch = Touch.find(container, actionId, null, nothing);
    if (!touch.type().endsWith("external_select")) {
      throw new NoSuchThing(actionId + " does not ask for its options.");
    }
    ObjectNode payload = payload(person, touch, query == null ? "" : query);
    Outcome outcome = deliveries.send(Envelope.interaction("options of " + actionId, payload));
    return outcome.acknowledged() ? offered(actionId, outcome) : outcome;
  }

  private ObjectNode payload(Person person, Touch touch, String query) {
    Payloads payloads = new Payloads(workspace);
    ObjectNode payload = payloads.of("block_suggestion", person);
    payloads.addContainer(payload, touch.container());
    return payload
        .put("action_id", touch.actionId())
        .put("block_id", touch.blockId())
        .put("value", query);
  }

  private Outcome offered(String actionId, Outcome outcome) {
    ObjectNode answer = outcome.answer();
    if (Options.all(answer).count() > MOST
        || (!answer.has("options") && !answer.has("option_groups"))) {
      return outcome.failing("invalid_options");
    }
    interactive.options().offered(actionId, answer);
    return outcome;
  }
}
