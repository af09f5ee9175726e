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

/** Loads the options of external selects from the bot ({@code block_suggestion}). */
public final class BlockSuggestions {
  private static final int MAX_OPTIONS = 100;

  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final Interactivity interactivity;

  public BlockSuggestions(
      Workspace workspace, AppDeliveries deliveries, Interactivity interactivity) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactivity = interactivity;
  }

  /** Loads the options for a query; the result's body has {@code options} or groups of them. */
  public DeliveryResult load(
      String user, InteractionTarget target, String actionId, @Nullable String query)
      throws TargetNotFound {
    SlackUser person = workspace.person(user);
    InteractionContainer container = new VisibleSurface(workspace).find(person, target);
    ObjectNode noValue = Json.object();
    InteractedElement interacted = InteractedElement.find(container, actionId, null, noValue);
    if (!interacted.type().endsWith("external_select")) {
      throw new TargetNotFound(actionId + " does not ask for its options.");
    }
    ObjectNode payload = payload(person, interacted, query == null ? "" : query);
    DeliveryResult result =
        deliveries.send(Envelope.interaction("options of " + actionId, payload));
    return result.acknowledged() ? rememberOptions(actionId, result) : result;
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

  private DeliveryResult rememberOptions(String actionId, DeliveryResult result) {
    ObjectNode response = result.responseJson();
    if (MenuOptions.all(response).count() > MAX_OPTIONS
        || (!response.has("options") && !response.has("option_groups"))) {
      return result.withError("invalid_options");
    }
    interactivity.options().remember(actionId, response);
    return result;
  }
}
