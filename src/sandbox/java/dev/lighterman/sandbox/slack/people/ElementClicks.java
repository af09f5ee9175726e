package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.ElementValue;
import dev.lighterman.sandbox.slack.blockkit.InputState;
import dev.lighterman.sandbox.slack.blockkit.MenuOptions;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.AppDeliveries;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.delivery.Envelope;
import dev.lighterman.sandbox.slack.delivery.InteractionContainer;
import dev.lighterman.sandbox.slack.delivery.InteractionPayloads;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.workspace.MessageTimestamp;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;

/** Delivers clicks on buttons and choices in menus ({@code block_actions}). */
public final class ElementClicks {
  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final Interactivity interactivity;

  public ElementClicks(Workspace workspace, AppDeliveries deliveries, Interactivity interactivity) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactivity = interactivity;
  }

  public DeliveryResult click(Click click) throws TargetNotFound {
    SlackUser person = workspace.person(click.user());
    InteractionContainer container = new VisibleSurface(workspace).find(person, click.target());
    InteractedElement interacted =
        InteractedElement.find(container, click.actionId(), click.blockId(), click.value());
    ObjectNode action = action(interacted, click.value());
    ObjectNode values = values(interacted, click);
    InteractedElement updated = saveInput(interacted, values);
    if (interacted.withoutDispatch()) {
      return DeliveryResult.NOT_DELIVERED;
    }
    ObjectNode payload = payload(person, updated.container(), values);
    payload.putArray("actions").add(action);
    return deliveries.send(Envelope.interaction("click " + interacted.actionId(), payload));
  }

  private ObjectNode payload(SlackUser person, InteractionContainer container, ObjectNode values) {
    InteractionPayloads payloads = new InteractionPayloads(workspace);
    ObjectNode payload = payloads.of("block_actions", person);
    payloads.addContainer(payload, container);
    switch (container) {
      case InteractionContainer.OfMessage(PostedMessage message) -> {
        payload.putObject("state").set("values", values);
        String path =
            interactivity.responseUrls().issue(person.id(), message.location(), message.ts());
        payload.put("response_url", interactivity.url(path));
        payload.put(
            "trigger_id",
            interactivity.triggers().issue(person.id(), message.location().channel(), null));
      }
      case InteractionContainer.OfView(View view) ->
          payload.put(
              "trigger_id", interactivity.triggers().issue(person.id(), view.channel(), view.id()));
    }
    return payload;
  }

  /** The action of the payload: the element's fields and the chosen value. */
  private ObjectNode action(InteractedElement interacted, JsonNode value) throws TargetNotFound {
    ObjectNode action =
        Json.object()
            .put("type", interacted.type())
            .put("action_id", interacted.actionId())
            .put("block_id", interacted.blockId());
    for (String field : new String[] {"text", "value", "style", "placeholder", "confirm"}) {
      if (interacted.element().has(field)) {
        action.set(field, interacted.element().get(field));
      }
    }
    if (interacted.type().equals("overflow")) {
      action.set("selected_option", interactivity.options().find(interacted.element(), value));
    } else if (InputState.holdsState(interacted.element())) {
      action.setAll(ElementValue.of(interacted.element(), value, interactivity.options()));
    }
    return action.put("action_ts", MessageTimestamp.of(workspace.clock().instant()));
  }

  private ObjectNode values(InteractedElement interacted, Click click) throws TargetNotFound {
    InteractionContainer container = interacted.container();
    MenuOptions options = interactivity.options();
    ObjectNode values =
        InputState.withInput(container.values(), container.blocks(), click.state(), options);
    return InputState.holdsState(interacted.element())
        ? InputState.withInput(
            values,
            container.blocks(),
            Json.object()
                .set(interacted.blockId(), Json.object().set(interacted.actionId(), click.value())),
            options)
        : values;
  }

  /** Saves the input in a form; a message does not keep it. */
  private InteractedElement saveInput(InteractedElement interacted, ObjectNode values) {
    if (interacted.container() instanceof InteractionContainer.OfView(View view)) {
      View filled = view.withValues(values);
      workspace.views().change(view.id(), now -> now.withValues(values));
      return new InteractedElement(
          new InteractionContainer.OfView(filled), interacted.block(), interacted.element());
    }
    return interacted;
  }
}
