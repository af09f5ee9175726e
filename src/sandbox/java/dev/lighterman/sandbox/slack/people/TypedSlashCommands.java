package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.delivery.AppDeliveries;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.delivery.Envelope;
import dev.lighterman.sandbox.slack.delivery.InteractionPayloads;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MessageLocation;
import dev.lighterman.sandbox.slack.workspace.SlackChannel;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.List;

/** Delivers slash commands and posts the bot's response. */
public final class TypedSlashCommands {
  private static final List<String> COMMANDS = List.of("/registry", "/lighterman");

  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final Interactivity interactivity;

  public TypedSlashCommands(
      Workspace workspace, AppDeliveries deliveries, Interactivity interactivity) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactivity = interactivity;
  }

  public DeliveryResult type(String user, String channelId, String command, String text)
      throws TargetNotFound {
    SlackUser person = workspace.person(user);
    SlackChannel channel = workspace.channel(channelId, person);
    if (!COMMANDS.contains(command)) {
      throw new TargetNotFound(command + " is not a valid command.");
    }
    MessageLocation location = MessageLocation.inChannel(channel.id());
    String responsePath = interactivity.responseUrls().issue(user, location, null);
    ObjectNode form = form(person, channel, responsePath);
    form.put("command", command);
    form.put("text", new TextEscaping(workspace.directory()).escaped(text.strip()));
    DeliveryResult result = deliveries.send(Envelope.command(command + " " + text, form));
    if (result.acknowledged()) {
      return showResponse(
          result, new Invocation(person, location, responsePath, command + " " + text));
    }
    String failure = command + " failed with the error \"" + result.error() + "\"";
    workspace
        .messages()
        .post(SlackUser.SLACKBOT.id(), location.ephemeralTo(user), MessageContent.text(failure));
    return result;
  }

  private ObjectNode form(SlackUser person, SlackChannel channel, String responsePath) {
    ObjectNode form = Json.object();
    form.put("token", InteractionPayloads.VERIFICATION_TOKEN);
    form.put("team_id", workspace.team().id());
    form.put("team_domain", workspace.team().domain());
    form.put("channel_id", channel.id());
    form.put("channel_name", channel.payloadName());
    form.put("user_id", person.id());
    form.put("user_name", person.name());
    form.put("api_app_id", workspace.app().id());
    var organisation = workspace.team().organisation();
    form.put("is_enterprise_install", Boolean.toString(workspace.team().wide()));
    organisation.ifPresent(
        grid -> form.put("enterprise_id", grid.id()).put("enterprise_name", grid.name()));
    form.put("response_url", interactivity.url(responsePath));
    form.put("trigger_id", interactivity.triggers().issue(person.id(), channel.id(), null));
    return form;
  }

  /** Posts a response, ephemeral or {@code in_channel}. */
  private DeliveryResult showResponse(DeliveryResult result, Invocation invocation) {
    if (result.body().isBlank()) {
      return result;
    }
    ObjectNode response = responseJson(result.body());
    try {
      MessageContent content = interactivity.messageContent(response);
      boolean inChannel = response.path("response_type").asText().equals("in_channel");
      if (inChannel) {
        workspace
            .messages()
            .post(
                invocation.person().id(),
                invocation.location(),
                MessageContent.text(invocation.typed()));
      }
      MessageLocation location =
          inChannel
              ? invocation.location()
              : invocation.location().ephemeralTo(invocation.person().id());
      interactivity
          .responseUrls()
          .setOriginal(invocation.responsePath(), workspace.postAsBot(location, content).ts());
      return result;
    } catch (WebApiFailure e) {
      return result.withError(e.error());
    }
  }

  private static ObjectNode responseJson(String body) {
    try {
      return Json.read(body) instanceof ObjectNode object
          ? object
          : Json.object().put("text", body);
    } catch (JsonProcessingException e) {
      return Json.object().put("text", body);
    }
  }

  /** A slash command: who typed what where, and its response URL. */
  private record Invocation(
      SlackUser person, MessageLocation location, String responsePath, String typed) {}
}
