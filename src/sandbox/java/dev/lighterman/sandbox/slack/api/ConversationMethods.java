package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.Nodes;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import dev.lighterman.sandbox.slack.workspace.Arguments;
import dev.lighterman.sandbox.slack.workspace.Channel;
import dev.lighterman.sandbox.slack.workspace.Message;
import dev.lighterman.sandbox.slack.workspace.MessageJson;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code conversations.*}: channels and what stands in them. */
record ConversationMethods(Workspace workspace) {
  private static final String READ = "channels:read groups:read im:read mpim:read";
  private static final String HISTORY = "channels:history groups:history im:history mpim:history";

  Map<String, Method> all() {
    return Map.of(
        "conversations.info", Method.of(Tier.TIER_3, READ, this::info),
        "conversations.list", Method.of(Tier.TIER_2, READ, this::list),
        "conversations.members", Method.of(Tier.TIER_4, READ, this::members),
        "conversations.open", Method.of(Tier.TIER_3, "im:write mpim:write", this::open),
        "conversations.history", Method.of(Tier.TIER_3, HISTORY, this::history),
        "conversations.replies", Method.of(Tier.TIER_3, HISTORY, this::replies));
  }

  private ObjectNode info(Arguments arguments) throws Refusal {
    ObjectNode channel = json(channel(arguments));
    if (arguments.flag("include_locale")) {
      channel.put("locale", "en-US");
    }
    return Json.object().set("channel", channel);
  }

  private ObjectNode list(Arguments arguments) {
    List<String> types =
        arguments.has("types") ? arguments.list("types") : List.of("public_channel");
    ObjectNode answer = Json.object();
    answer.set(
        "channels",
        Nodes.array(
            workspace.directory().channels().stream()
                .filter(channel -> types.contains(channel.im() ? "im" : "public_channel"))
                .map(this::json)));
    return PeopleMethods.lastPage(answer);
  }

  private ObjectNode members(Arguments arguments) throws Refusal {
    ObjectNode answer = Json.object();
    answer.set("members", Nodes.strings(channel(arguments).members()));
    return PeopleMethods.lastPage(answer);
  }

  private ObjectNode open(Arguments arguments) throws Refusal {
    Optional<Channel> direct =
        arguments.has("channel")
            ? workspace.directory().channel(arguments.required("channel"))
            : workspace
                .directory()
                .person(arguments.required("users"))
                .flatMap(person -> workspace.directory().channel(person.dm()));
    Channel channel = direct.orElseThrow(() -> new Refusal("user_not_found"));
    return Json.object().set("channel", Json.object().put("id", channel.id()));
  }

  private ObjectNode history(Arguments arguments) throws Refusal {
    List<Message> messages = workspace.messages().history(readable(arguments).id()).reversed();
    return page(messages, arguments);
  }

  private ObjectNode replies(Arguments arguments) throws Refusal {
    Channel channel = readable(arguments);
    String ts = arguments.required("ts");
    Message parent =
        workspace
            .messages()
            .find(channel.id(), ts)
            .orElseThrow(() -> new Refusal("thread_not_found"));
    List<Message> thread = new ArrayList<>(List.of(parent));
    thread.addAll(workspace.messages().replies(channel.id(), ts));
    return page(thread, arguments);
  }

  private ObjectNode page(List<Message> messages, Arguments arguments) throws Refusal {
    MessageJson json = workspace.json();
    int limit = arguments.number("limit", 100);
    ObjectNode answer = Json.object();
    answer.set("messages", Nodes.array(messages.stream().limit(limit).map(json::of)));
    return answer.put("has_more", messages.size() > limit);
  }

  private Channel channel(Arguments arguments) throws Refusal {
    return workspace
        .directory()
        .channel(arguments.required("channel"))
        .orElseThrow(() -> new Refusal("channel_not_found"));
  }

  private Channel readable(Arguments arguments) throws Refusal {
    Channel channel = channel(arguments);
    if (!channel.holds(workspace.app().botUser())) {
      throw new Refusal("not_in_channel");
    }
    return channel;
  }

  private ObjectNode json(Channel channel) {
    ObjectNode json =
        Json.object()
            .put("id", channel.id())
            .put("is_im", channel.im())
            .put("is_channel", !channel.im())
            .put("is_group", false)
            .put("is_mpim", false)
            .put("is_private", channel.im())
            .put("is_archived", false)
            .put("is_shared", channel.shared())
            .put("is_ext_shared", channel.shared())
            .put("is_member", channel.holds(workspace.app().botUser()))
            .put("num_members", channel.members().size());
    if (channel.im()) {
      return json.put("user", channel.members().getFirst());
    }
    json.putObject("topic").put("value", channel.topic());
    json.putObject("purpose").put("value", "");
    return json.put("name", channel.name()).put("name_normalized", channel.name());
  }
}
