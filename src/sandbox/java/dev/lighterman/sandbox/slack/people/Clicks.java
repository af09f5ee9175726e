package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.ElementValue;
import dev.lighterman.sandbox.slack.blockkit.InputState;
import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.blockkit.Options;
import dev.lighterman.sandbox.slack.delivery.Container;
import dev.lighterman.sandbox.slack.delivery.Deliveries;
import dev.lighterman.sandbox.slack.delivery.Envelope;
import dev.lighterman.sandbox.slack.delivery.Interactive;
import dev.lighterman.sandbox.slack.delivery.Outcome;
import dev.lighterman.sandbox.slack.delivery.Payloads;
import dev.lighterman.sandbox.slack.workspace.Message;
import dev.lighterman.sandbox.slack.workspace.Person;
import dev.lighterman.sandbox.slack.workspace.Ts;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;

/** Buttons and menus: {@code block_actions}. */
public final class Clicks {
  private final Workspace workspace;
  private final Deliveries deliveries;
  private final Interactive interactive;

  public Clicks(Workspace workspace, Deliveries deliveries, Interactive interactive) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactive = interactive;
  }

  public Outcome click(Click click) throws NoSuchThing {
    Person person = workspace.person(click.user());
    Container container = new Eyes(workspace).see(person, click.target());
    Touch touch = Touch.find(container, click.actionId(), click.blockId(), click.value());
    ObjectNode action = action(touch, click.value());
    ObjectNode values = values(touch, click);
    Touch after = keep(touch, values);
    if (touch.silent()) {
      return Outcome.KEPT;
    }
    ObjectNode payload = payload(person, after.container(), values);
    payload.putArray("actions").add(action);
    return deliveries.send(Envelope.interaction("click " + touch.actionId(), payload));
  }

  private ObjectNode payload(Person person, Container container, ObjectNode values) {
    Payloads payloads = new Payloads(workspace);
    ObjectNode payload = payloads.of("block_actions", person);
    payloads.addContainer(payload, container);
    switch (container) {
      case Container.OfMessage(Message message) -> {
        payload.putObject("state").set("values", values);
        String path = interactive.urls().mint(person.id(), message.place(), message.ts());
        payload.put("response_url", interactive.address(path));
        payload.put(
            "trigger_id",
            interactive.triggers().mint(person.id(), message.place().channel(), null));
      }
      case Container.OfView(View view) ->
          payload.put(
              "trigger_id", interactive.triggers().mint(person.id(), view.channel(), view.id()));
    }
    return payload;
  }

  /** What was chosen as the payload carries it, with the element's own words. */
  private ObjectNode action(Touch touch, JsonNode value) throws NoSuchThing {
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
    return action.put("action_ts", Ts.of(workspace.clock().instant()));
  }

  private ObjectNode values(Touch touch, Click click) throws NoSuchThing {
    Container container = touch.container();
    Options options = interactive.options();
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
  private Touch keep(Touch touch, ObjectNode values) {
    if (touch.container() instanceof Container.OfView(View view)) {
      View filled = view.filledIn(values);
      workspace.views().change(view.id(), now -> now.filledIn(values));
      return new Touch(new Container.OfView(filled), touch.block(), touch.element());
    }
    return touch;
  }
}
