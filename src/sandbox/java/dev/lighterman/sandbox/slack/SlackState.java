package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import dev.lighterman.sandbox.slack.delivery.AppDeliveries;
import dev.lighterman.sandbox.slack.delivery.AppDeliveries.Delivery;
import dev.lighterman.sandbox.slack.delivery.SocketMode;
import dev.lighterman.sandbox.slack.workspace.MessageJson;
import dev.lighterman.sandbox.slack.workspace.SlackChannel;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.SlackUserGroup;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import dev.lighterman.sandbox.slack.workspace.WorkspaceDirectory;
import java.util.List;

/** The state of the workspace for the page, with the messages of all people. */
record SlackState(Workspace workspace, AppDeliveries deliveries, SocketMode socketMode) {
  ObjectNode json() {
    WorkspaceDirectory directory = workspace.directory();
    ObjectNode state = Json.object();
    state.set("people", JsonArrays.array(directory.people().stream().map(this::person)));
    state.set("groups", JsonArrays.array(directory.groups().stream().map(this::group)));
    state.set("channels", JsonArrays.array(directory.channels().stream().map(this::channel)));
    state.set("messages", messages());
    state.set("views", JsonArrays.array(workspace.views().open().stream().map(this::view)));
    ObjectNode homes = state.putObject("homes");
    workspace.views().homes().forEach((user, home) -> homes.set(user, home.json()));
    state.set("inspector", JsonArrays.array(deliveries.history().stream().map(this::delivery)));
    state
        .putObject("socket_mode")
        .put("on", socketMode.isEnabled())
        .put("connections", socketMode.connections());
    return state;
  }

  private ObjectNode person(SlackUser person) {
    List<String> groups =
        workspace.directory().groups().stream()
            .filter(group -> group.users().contains(person.id()))
            .map(SlackUserGroup::id)
            .toList();
    return Json.object()
        .put("id", person.id())
        .put("name", person.name())
        .put("real_name", person.realName())
        .put("role", person.role())
        .put("locale", person.locale())
        .put("is_bot", person.bot())
        .put("is_restricted", person.restricted())
        .set("groups", JsonArrays.strings(groups));
  }

  private ObjectNode group(SlackUserGroup group) {
    return Json.object()
        .put("id", group.id())
        .put("handle", group.handle())
        .put("name", group.name())
        .set("users", JsonArrays.strings(group.users()));
  }

  private ObjectNode channel(SlackChannel channel) {
    return Json.object()
        .put("id", channel.id())
        .put("name", channel.name())
        .put("topic", channel.topic())
        .put("is_im", channel.im())
        .put("is_member", channel.hasMember(workspace.app().botUser()))
        .set("members", JsonArrays.strings(channel.members()));
  }

  private ArrayNode messages() {
    MessageJson json = workspace.messageJson();
    return JsonArrays.array(
        workspace.messages().all().stream()
            .map(message -> {
              ObjectNode messageJson =
                  json.of(message).put("channel", message.location().channel());
              return message.ephemeral()
                  ? messageJson.put("ephemeral_to", message.location().ephemeralTo())
                  : messageJson;
            }));
  }

  private ObjectNode view(View view) {
    ObjectNode json =
        Json.object()
            .put("id", view.id())
            .put("user", view.user())
            .put("hash", view.field("hash"))
            .put("channel", view.channel());
    json.set("view", view.json());
    return view.errors().isEmpty() ? json : json.set("errors", view.errors());
  }

  private ObjectNode delivery(Delivery delivery) {
    ObjectNode json =
        Json.object()
            .put("at", delivery.at().toString())
            .put("what", delivery.description())
            .put("status", delivery.result().status())
            .put("ack_ms", delivery.result().ackMillis());
    String error = delivery.result().error();
    return error == null ? json : json.put("error", error);
  }
}
