package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import dev.lighterman.sandbox.slack.delivery.Deliveries;
import dev.lighterman.sandbox.slack.delivery.Envelope;
import dev.lighterman.sandbox.slack.delivery.Interactive;
import dev.lighterman.sandbox.slack.delivery.Outcome;
import dev.lighterman.sandbox.slack.delivery.Payloads;
import dev.lighterman.sandbox.slack.workspace.Channel;
import dev.lighterman.sandbox.slack.workspace.Content;
import dev.lighterman.sandbox.slack.workspace.Person;
import dev.lighterman.sandbox.slack.workspace.Place;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.List;

/** Slash commands: what a person types goes to the bot, and its answer is shown. */
public final class Commands {
  private static final List<String> DECLARED = List.of("/registry", "/lighterman");

  private final Workspace workspace;
  private final Deliveries deliveries;
  private final Interactive interactive;

  public Commands(Workspace workspace, Deliveries deliveries, Interactive interactive) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.interactive = interactive;
  }

  public Outcome type(String user, String channelId, String command, String text)
      throws NoSuchThing {
    Person person = workspace.person(user);
    Channel channel = workspace.channel(channelId, person);
    if (!DECLARED.contains(command)) {
      throw new NoSuchThing(command + " is not a valid command.");
    }
    Place there = Place.in(channel.id());
    String responsePath = interactive.urls().mint(user, there, null);
    ObjectNode form = form(person, channel, responsePath);
    form.put("command", command);
    form.put("text", new Typed(workspace.directory()).escaped(text.strip()));
    Outcome outcome = deliveries.send(Envelope.command(command + " " + text, form));
    if (outcome.acknowledged()) {
      return shown(outcome, new Call(person, there, responsePath, command + " " + text));
    }
    String sorry = command + " failed with the error \"" + outcome.error() + "\"";
    workspace.messages().post(Person.SLACKBOT.id(), there.onlyFor(user), Content.text(sorry));
    return outcome;
  }

  private ObjectNode form(Person person, Channel channel, String responsePath) {
    ObjectNode form = Json.object();
    form.put("token", Payloads.VERIFICATION);
    form.put("team_id", workspace.team().id());
    form.put("team_domain", workspace.team().domain());
    form.put("channel_id", channel.id());
    form.put("channel_name", channel.spokenName());
    form.put("user_id", person.id());
    form.put("user_name", person.name());
    form.put("api_app_id", workspace.app().id());
    form.put("is_enterprise_install", "false");
    form.put("response_url", interactive.address(responsePath));
    form.put("trigger_id", interactive.triggers().mint(person.id(), channel.id(), null));
    return form;
  }

  /** An acknowledgement may carry words for the person alone, or ({@code in_channel}) for all. */
  private Outcome shown(Outcome outcome, Call call) {
    if (outcome.body().isBlank()) {
      return outcome;
    }
    ObjectNode said = said(outcome.body());
    try {
      Content content = interactive.content(said);
      boolean forAll = said.path("response_type").asText().equals("in_channel");
      if (forAll) {
        workspace.messages().post(call.person().id(), call.place(), Content.text(call.typed()));
      }
      Place place = forAll ? call.place() : call.place().onlyFor(call.person().id());
      interactive.urls().answered(call.responsePath(), workspace.say(place, content).ts());
      return outcome;
    } catch (Refusal e) {
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
  private record Call(Person person, Place place, String responsePath, String typed) {}
}
