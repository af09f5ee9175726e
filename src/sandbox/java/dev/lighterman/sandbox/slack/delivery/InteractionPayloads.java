package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.SlackChannel;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds the common parts of interaction payloads. */
public final class InteractionPayloads {
  /** The deprecated verification token, which apps should ignore. */
  public static final String VERIFICATION_TOKEN = "verification-token-of-old";

  private final Workspace workspace;

  public InteractionPayloads(Workspace workspace) {
    this.workspace = workspace;
  }

  public ObjectNode of(String type, SlackUser person) {
    Team team = workspace.team();
    ObjectNode payload = Json.object().put("type", type);
    payload
        .putObject("user")
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", team.id());
    payload.putObject("team").put("id", team.id()).put("domain", team.domain());
    payload.put("api_app_id", workspace.app().id()).put("token", VERIFICATION_TOKEN);
    return team.addInstallation(payload);
  }

  /** Adds the container: the message with its channel, or the view. */
  public void addContainer(ObjectNode payload, InteractionContainer container) {
    switch (container) {
      case InteractionContainer.OfMessage(PostedMessage message) -> addMessage(payload, message);
      case InteractionContainer.OfView(View view) -> {
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", view.json());
      }
    }
  }

  private void addMessage(ObjectNode payload, PostedMessage message) {
    ObjectNode container =
        payload
            .putObject("container")
            .put("type", "message")
            .put("message_ts", message.ts())
            .put("channel_id", message.location().channel())
            .put("is_ephemeral", message.ephemeral());
    if (message.location().thread() != null) {
      container.put("thread_ts", message.location().thread());
    }
    payload.set("channel", channel(message.location().channel()));
    if (!message.ephemeral()) {
      payload.set("message", workspace.messageJson().of(message));
    }
  }

  private ObjectNode channel(String id) {
    String name =
        workspace.directory().channel(id).map(SlackChannel::payloadName).orElse("unknown");
    return Json.object().put("id", id).put("name", name);
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
