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

/** Buttons and menus: {@code block_actions}. */
public final class ElementClicks {
  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final Interactivity interactive;

  public ElementClicks(Workspace workspace, AppDeliveries deliveries, Interactivity interactive) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactive = interactive;
  }

  public DeliveryResult click(Click click) throws TargetNotFound {
    SlackUser person = workspace.person(click.user());
    InteractionContainer container = new VisibleSurface(workspace).find(person, click.target());
    InteractedElement touch =
        InteractedElement.find(container, click.actionId(), click.blockId(), click.value());
    ObjectNode action = action(touch, click.value());
    ObjectNode values = values(touch, click);
    InteractedElement after = keep(touch, values);
    if (touch.withoutDispatch()) {
      return DeliveryResult.KEPT;
    }
    ObjectNode payload = payload(person, after.container(), values);
    payload.putArray("actions").add(action);
    return deliveries.send(Envelope.interaction("click " + touch.actionId(), payload));
  }

  private ObjectNode payload(SlackUser person, InteractionContainer container, ObjectNode values) {
    InteractionPayloads payloads = new InteractionPayloads(workspace);
    ObjectNode payload = payloads.of("block_actions", person);
    payloads.addContainer(payload, container);
    switch (container) {
      case InteractionContainer.OfMessage(PostedMessage message) -> {
        payload.putObject("state").set("values", values);
        String path = interactive.urls().issue(person.id(), message.place(), message.ts());
        payload.put("response_url", interactive.address(path));
        payload.put(
            "trigger_id",
            interactive.triggers().issue(person.id(), message.place().channel(), null));
      }
      case InteractionContainer.OfView(View view) ->
          payload.put(
              "trigger_id", interactive.triggers().issue(person.id(), view.channel(), view.id()));
    }
    return payload;
  }

  /** What was chosen as the payload carries it, with the element's own words. */
  private ObjectNode action(InteractedElement touch, JsonNode value) throws TargetNotFound {
    ObjectNode action =
        Json.object()
            .put("type", touch.type())
            .put("action_id", touch.actionId())
            .put("block_id", touch.blockId());
    for (String field : new String[] {"text", "value", "style", "placeholder", "confirm"}) {
      if (touch.element().has(field)) {
        action.set(field, touch.element().get(field));
      }
    }
    if (touch.type().equals("overflow")) {
      action.set("selected_option", interactive.options().find(touch.element(), value));
    } else if (InputState.holdsState(touch.element())) {
      action.setAll(ElementValue.of(touch.element(), value, interactive.options()));
    }
    return action.put("action_ts", MessageTimestamp.of(workspace.clock().instant()));
  }

  private ObjectNode values(InteractedElement touch, Click click) throws TargetNotFound {
    InteractionContainer container = touch.container();
    MenuOptions options = interactive.options();
    ObjectNode values =
        InputState.filledIn(container.values(), container.blocks(), click.state(), options);
    return InputState.holdsState(touch.element())
        ? InputState.filledIn(
            values,
            container.blocks(),
            Json.object().set(touch.blockId(), Json.object().set(touch.actionId(), click.value())),
            options)
        : values;
  }

  /** A form keeps what is filled in; a message does not. */
  private InteractedElement keep(InteractedElement touch, ObjectNode values) {
    if (touch.container() instanceof InteractionContainer.OfView(View view)) {
      View filled = view.filledIn(values);
      workspace.views().change(view.id(), now -> now.filledIn(values));
      return new InteractedElement(
          new InteractionContainer.OfView(filled), touch.block(), touch.element());
    }
    return touch;
  }
}
