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

/** Slash commands: what a person types goes to the bot, and its answer is shown. */
public final class TypedSlashCommands {
  private static final List<String> DECLARED = List.of("/registry", "/lighterman");

  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final Interactivity interactive;

  public TypedSlashCommands(
      Workspace workspace, AppDeliveries deliveries, Interactivity interactive) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactive = interactive;
  }

  public DeliveryResult type(String user, String channelId, String command, String text)
      throws TargetNotFound {
    SlackUser person = workspace.person(user);
    SlackChannel channel = workspace.channel(channelId, person);
    if (!DECLARED.contains(command)) {
      throw new TargetNotFound(command + " is not a valid command.");
    }
    MessageLocation there = MessageLocation.in(channel.id());
    String responsePath = interactive.urls().issue(user, there, null);
    ObjectNode form = form(person, channel, responsePath);
    form.put("command", command);
    form.put("text", new TextEscaping(workspace.directory()).escaped(text.strip()));
    DeliveryResult outcome = deliveries.send(Envelope.command(command + " " + text, form));
    if (outcome.acknowledged()) {
      return shown(outcome, new Call(person, there, responsePath, command + " " + text));
    }
    String sorry = command + " failed with the error \"" + outcome.error() + "\"";
    workspace
        .messages()
        .post(SlackUser.SLACKBOT.id(), there.onlyFor(user), MessageContent.text(sorry));
    return outcome;
  }

  private ObjectNode form(SlackUser person, SlackChannel channel, String responsePath) {
    ObjectNode form = Json.object();
    form.put("token", InteractionPayloads.VERIFICATION);
    form.put("team_id", workspace.team().id());
    form.put("team_domain", workspace.team().domain());
    form.put("channel_id", channel.id());
    form.put("channel_name", channel.spokenName());
    form.put("user_id", person.id());
    form.put("user_name", person.name());
    form.put("api_app_id", workspace.app().id());
    form.put("is_enterprise_install", "false");
    form.put("response_url", interactive.address(responsePath));
    form.put("trigger_id", interactive.triggers().issue(person.id(), channel.id(), null));
    return form;
  }

  /** An acknowledgement may carry words for the person alone, or ({@code in_channel}) for all. */
  private DeliveryResult shown(DeliveryResult outcome, Call call) {
    if (outcome.body().isBlank()) {
      return outcome;
    }
    ObjectNode said = said(outcome.body());
    try {
      MessageContent content = interactive.content(said);
      boolean forAll = said.path("response_type").asText().equals("in_channel");
      if (forAll) {
        workspace
            .messages()
            .post(call.person().id(), call.location(), MessageContent.text(call.typed()));
      }
      MessageLocation location =
          forAll ? call.location() : call.location().onlyFor(call.person().id());
      interactive.urls().answered(call.responsePath(), workspace.say(location, content).ts());
      return outcome;
    } catch (WebApiFailure e) {
      return outcome.failing(e.error());
    }
  }

  private static ObjectNode said(String body) {
    try {
      return Json.read(body) instanceof ObjectNode object
          ? object
          : Json.object().put("text", body);
    } catch (JsonProcessingException e) {
      return Json.object().put("text", body);
    }
  }

  /** Who typed what where, and where the bot may answer. */
  private record Call(
      SlackUser person, MessageLocation location, String responsePath, String typed) {}
}
