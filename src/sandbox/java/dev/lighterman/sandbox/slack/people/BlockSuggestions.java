package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.MenuOptions;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.AppDeliveries;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.delivery.Envelope;
import dev.lighterman.sandbox.slack.delivery.InteractionContainer;
import dev.lighterman.sandbox.slack.delivery.InteractionPayloads;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** External menus: what a person types goes to the bot as {@code block_suggestion}. */
public final class BlockSuggestions {
  private static final int MOST = 100;

  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final Interactivity interactive;

  public BlockSuggestions(
      Workspace workspace, AppDeliveries deliveries, Interactivity interactive) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactive = interactive;
  }

  /** Asks for the options that fit; the answer's body has {@code options} or groups of them. */
  public DeliveryResult options(
      String user, InteractionTarget target, String actionId, @Nullable String query)
      throws TargetNotFound {
    SlackUser person = workspace.person(user);
    InteractionContainer container = new VisibleSurface(workspace).find(person, target);
    ObjectNode nothing = Json.object();
    InteractedElement interacted = InteractedElement.find(container, actionId, null, nothing);
    if (!interacted.type().endsWith("external_select")) {
      throw new TargetNotFound(actionId + " does not ask for its options.");
    }
    ObjectNode payload = payload(person, interacted, query == null ? "" : query);
    DeliveryResult outcome =
        deliveries.send(Envelope.interaction("options of " + actionId, payload));
    return outcome.acknowledged() ? offered(actionId, outcome) : outcome;
  }

  private ObjectNode payload(SlackUser person, InteractedElement interacted, String query) {
    InteractionPayloads payloads = new InteractionPayloads(workspace);
    ObjectNode payload = payloads.of("block_suggestion", person);
    payloads.addContainer(payload, interacted.container());
    return payload
        .put("action_id", interacted.actionId())
        .put("block_id", interacted.blockId())
        .put("value", query);
  }

  private DeliveryResult offered(String actionId, DeliveryResult outcome) {
    ObjectNode answer = outcome.answer();
    if (MenuOptions.all(answer).count() > MOST
        || (!answer.has("options") && !answer.has("option_groups"))) {
      return outcome.failing("invalid_options");
    }
    interactive.options().offered(actionId, answer);
    return outcome;
  }
}
