package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.InputState;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.delivery.AppDeliveries;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.delivery.Envelope;
import dev.lighterman.sandbox.slack.delivery.InteractionPayloads;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.workspace.MessageLocation;
import dev.lighterman.sandbox.slack.workspace.OpenViews;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;

/** Submits and closes forms, and applies the bot's response. */
public final class SubmittedViews {
  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final Interactivity interactivity;

  public SubmittedViews(
      Workspace workspace, AppDeliveries deliveries, Interactivity interactivity) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactivity = interactivity;
  }

  /** Submits a form; {@code values}: block → input. */
  public DeliveryResult submit(String user, String viewId, JsonNode values) throws TargetNotFound {
    SlackUser person = workspace.person(user);
    View view = new VisibleSurface(workspace).view(person, viewId);
    if (!view.json().path("submit").isObject()) {
      throw new TargetNotFound("That form cannot be submitted.");
    }
    View filled =
        view.withValues(
            InputState.withInput(view.values(), view.blocks(), values, interactivity.options()));
    ObjectNode errors = InputValidation.errors(filled, person.locale());
    workspace.views().change(viewId, now -> now.withValues(filled.values()).withErrors(errors));
    if (!errors.isEmpty()) {
      return new DeliveryResult(
          200, 0, Json.object().set("errors", errors).toString(), "invalid_input");
    }
    DeliveryResult result =
        deliveries.send(Envelope.interaction("submit " + name(view), payload(person, filled)));
    return result.acknowledged() ? applyResponse(filled, result) : result;
  }

  private static String name(View view) {
    return view.field("callback_id").isEmpty() ? view.id() : view.field("callback_id");
  }

  private ObjectNode payload(SlackUser person, View view) {
    ObjectNode payload = new InteractionPayloads(workspace).of("view_submission", person);
    payload.put(
        "trigger_id", interactivity.triggers().issue(person.id(), view.channel(), view.id()));
    payload.set("view", view.json());
    payload.set("response_urls", responseUrls(person, view));
    return payload;
  }

  /** The response URLs for the channels that the person chose in the form. */
  private ArrayNode responseUrls(SlackUser person, View view) {
    ArrayNode urls = JsonArrays.array();
    for (JsonNode block : view.blocks()) {
      JsonNode element = block.path("element");
      String blockId = block.path("block_id").asText();
      String actionId = element.path("action_id").asText();
      JsonNode value = view.values().path(blockId).path(actionId);
      String channel =
          value.path("selected_conversation").asText(value.path("selected_channel").asText());
      if (element.path("response_url_enabled").asBoolean() && !channel.isEmpty()) {
        String path =
            interactivity
                .responseUrls()
                .issue(person.id(), MessageLocation.inChannel(channel), null);
        urls.addObject()
            .put("block_id", blockId)
            .put("action_id", actionId)
            .put("channel_id", channel)
            .put("response_url", interactivity.url(path));
      }
    }
    return urls;
  }

  private DeliveryResult applyResponse(View view, DeliveryResult result) {
    try {
      apply(view, result.responseJson());
      return result;
    } catch (WebApiFailure e) {
      return result.withError(e.response().toString());
    }
  }

  private void apply(View view, ObjectNode response) throws WebApiFailure {
    OpenViews views = workspace.views();
    switch (response.path("response_action").asText()) {
      case "" -> views.close(view);
      case "clear" -> views.clear(view.user());
      case "errors" -> {
        JsonNode errors = errors(view, response);
        views.change(view.id(), now -> now.withErrors(errors));
      }
      case "update" -> {
        JsonNode next = nextView(response);
        views.change(view.id(), now -> workspace.viewBuilder().update(now, next));
      }
      case "push" ->
          views.push(
              workspace.viewBuilder().create(nextView(response), view.user(), view.channel()));
      default -> throw new WebApiFailure("invalid_response_action");
    }
  }

  private JsonNode nextView(ObjectNode response) throws WebApiFailure {
    return interactivity.blockKit().requireValidView(response.path("view"));
  }

  /** The errors of the response; each has to name an input block. */
  private static JsonNode errors(View view, ObjectNode response) throws WebApiFailure {
    JsonNode errors = response.path("errors");
    for (var error : errors.properties()) {
      if (JsonArrays.stream(view.blocks())
          .noneMatch(block ->
              block.path("type").asText().equals("input")
                  && block.path("block_id").asText().equals(error.getKey()))) {
        throw new WebApiFailure("invalid_errors");
      }
    }
    return errors;
  }

  /**
   * Closes a form; delivers {@code view_closed} if the form asks for it. As Slack does, it sends
   * the form without what was entered.
   */
  public DeliveryResult close(String user, String viewId) throws TargetNotFound {
    SlackUser person = workspace.person(user);
    View view = new VisibleSurface(workspace).view(person, viewId);
    if (view.flag("clear_on_close")) {
      workspace.views().clear(user);
    } else {
      workspace.views().close(view);
    }
    if (!view.flag("notify_on_close")) {
      return DeliveryResult.NOT_DELIVERED;
    }
    ObjectNode payload = new InteractionPayloads(workspace).of("view_closed", person);
    payload
        .put("is_cleared", view.flag("clear_on_close"))
        .set("view", view.withValues(Json.object()).json());
    return deliveries.send(Envelope.interaction("close " + name(view), payload));
  }
}
