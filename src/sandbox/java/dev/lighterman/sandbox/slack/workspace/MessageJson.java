package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.List;

/** The JSON of a message in responses and payloads. */
public final class MessageJson {
  private final BotApp app;
  private final Team team;
  private final MessageHistory messages;

  MessageJson(BotApp app, Team team, MessageHistory messages) {
    this.app = app;
    this.team = team;
    this.messages = messages;
  }

  public ObjectNode of(PostedMessage message) {
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("user", message.user())
            .put("ts", message.ts())
            .put("text", message.content().text())
            .put("team", team.id());
    if (message.user().equals(app.botUser())) {
      json.put("bot_id", app.botId()).put("app_id", app.id()).set("bot_profile", profile());
    }
    if (!message.content().blocks().isEmpty()) {
      json.set("blocks", message.content().blocks());
    }
    addOptionalFields(json, message);
    return json;
  }

  private void addOptionalFields(ObjectNode json, PostedMessage message) {
    if (message.location().thread() != null) {
      json.put("thread_ts", message.location().thread());
    }
    if (message.editedTs() != null) {
      json.putObject("edited").put("user", message.user()).put("ts", message.editedTs());
    }
    if (message.content().metadata() != null) {
      json.set("metadata", message.content().metadata());
    }
    if (!message.content().files().isEmpty()) {
      json.set("files", message.content().files());
    }
    List<PostedMessage> replies = messages.replies(message.location().channel(), message.ts());
    if (!replies.isEmpty()) {
      json.put("thread_ts", message.ts())
          .put("reply_count", replies.size())
          .put("latest_reply", replies.getLast().ts());
    }
  }

  private ObjectNode profile() {
    return Json.object()
        .put("id", app.botId())
        .put("app_id", app.id())
        .put("user_id", app.botUser())
        .put("name", "Lighterman")
        .put("team_id", team.id())
        .put("deleted", false);
  }
}
