package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MessageJson;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.SlackChannel;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code conversations.*}: channels, their members and messages. */
record ConversationMethods(Workspace workspace) {
  private static final String READ_SCOPES = "channels:read groups:read im:read mpim:read";
  private static final String HISTORY_SCOPES =
      "channels:history groups:history im:history mpim:history";

  Map<String, WebApiMethod> all() {
    return Map.of(
        "conversations.info", WebApiMethod.of(Tier.TIER_3, READ_SCOPES, this::info),
        "conversations.join", WebApiMethod.of(Tier.TIER_3, "channels:join", this::join),
        "conversations.list", WebApiMethod.of(Tier.TIER_2, READ_SCOPES, this::list),
        "conversations.members", WebApiMethod.of(Tier.TIER_4, READ_SCOPES, this::members),
        "conversations.open", WebApiMethod.of(Tier.TIER_3, "im:write mpim:write", this::open),
        "conversations.history", WebApiMethod.of(Tier.TIER_3, HISTORY_SCOPES, this::history),
        "conversations.replies", WebApiMethod.of(Tier.TIER_3, HISTORY_SCOPES, this::replies));
  }

  private ObjectNode info(MethodArguments arguments) throws WebApiFailure {
    ObjectNode channel = json(channel(arguments));
    if (arguments.flag("include_locale")) {
      channel.put("locale", "en-US");
    }
    return Json.object().set("channel", channel);
  }

  private ObjectNode join(MethodArguments arguments) throws WebApiFailure {
    SlackChannel channel = channel(arguments);
    if (channel.im()) {
      throw new WebApiFailure("method_not_supported_for_channel_type");
    }
    if (workspace.archived().contains(channel.id())) {
      throw new WebApiFailure("is_archived");
    }
    ObjectNode response = Json.object();
    if (channel.hasMember(workspace.app().botUser())) {
      response.put("warning", "already_in_channel");
      response.putObject("response_metadata").putArray("warnings").add("already_in_channel");
      return response.set("channel", json(channel));
    }
    return response.set("channel", json(workspace.join(channel)));
  }

  private ObjectNode list(MethodArguments arguments) throws WebApiFailure {
    List<String> types =
        arguments.has("types") ? arguments.list("types") : List.of("public_channel");
    List<SlackChannel> channels =
        workspace.directory().channels().stream()
            .filter(channel -> types.contains(channel.im() ? "im" : "public_channel"))
            .toList();
    CursorPage<SlackChannel> page = CursorPage.of(channels, arguments, 100);
    ObjectNode response = Json.object();
    response.set("channels", JsonArrays.array(page.items().stream().map(this::json)));
    return page.addCursor(response);
  }

  private ObjectNode members(MethodArguments arguments) throws WebApiFailure {
    ObjectNode response = Json.object();
    CursorPage<String> page = CursorPage.of(channel(arguments).members(), arguments, 100);
    response.set("members", JsonArrays.strings(page.items()));
    return page.addCursor(response);
  }

  private ObjectNode open(MethodArguments arguments) throws WebApiFailure {
    Optional<SlackChannel> direct =
        arguments.has("channel")
            ? workspace.directory().channel(arguments.required("channel"))
            : workspace
                .directory()
                .person(arguments.required("users"))
                .flatMap(person -> workspace.directory().channel(person.dm()));
    SlackChannel channel = direct.orElseThrow(() -> new WebApiFailure("user_not_found"));
    return Json.object().set("channel", Json.object().put("id", channel.id()));
  }

  private ObjectNode history(MethodArguments arguments) throws WebApiFailure {
    List<PostedMessage> messages =
        workspace.messages().history(readable(arguments).id()).reversed();
    return page(messages, arguments);
  }

  private ObjectNode replies(MethodArguments arguments) throws WebApiFailure {
    SlackChannel channel = readable(arguments);
    String ts = arguments.required("ts");
    PostedMessage parent =
        workspace
            .messages()
            .find(channel.id(), ts)
            .orElseThrow(() -> new WebApiFailure("thread_not_found"));
    List<PostedMessage> thread = new ArrayList<>(List.of(parent));
    thread.addAll(workspace.messages().replies(channel.id(), ts));
    return page(thread, arguments);
  }

  /** The messages of a time, by pages. */
  private ObjectNode page(List<PostedMessage> messages, MethodArguments arguments)
      throws WebApiFailure {
    List<PostedMessage> inTime =
        messages.stream().filter(message -> isInTime(message.ts(), arguments)).toList();
    CursorPage<PostedMessage> page = CursorPage.of(inTime, arguments, 100);
    boolean withMetadata = arguments.flag("include_all_metadata");
    MessageJson json = workspace.messageJson();
    ObjectNode response = Json.object();
    response.set(
        "messages",
        JsonArrays.array(
            page.items().stream()
                .map(json::of)
                .map(message -> withMetadata ? message : message.without("metadata"))));
    return page.addCursor(response).put("has_more", page.hasMore());
  }

  private static boolean isInTime(String ts, MethodArguments arguments) {
    int inclusive = arguments.flag("inclusive") ? 0 : 1;
    BigDecimal at = new BigDecimal(ts);
    return arguments.text("oldest").map(BigDecimal::new).map(at::compareTo).orElse(1) >= inclusive
        && arguments.text("latest").map(BigDecimal::new).map(at::compareTo).orElse(-1)
            <= -inclusive;
  }

  private SlackChannel channel(MethodArguments arguments) throws WebApiFailure {
    return workspace
        .directory()
        .channel(arguments.required("channel"))
        .orElseThrow(() -> new WebApiFailure("channel_not_found"));
  }

  private SlackChannel readable(MethodArguments arguments) throws WebApiFailure {
    SlackChannel channel = channel(arguments);
    if (!channel.hasMember(workspace.app().botUser())) {
      throw new WebApiFailure("not_in_channel");
    }
    return channel;
  }

  private ObjectNode json(SlackChannel channel) {
    ObjectNode json =
        Json.object()
            .put("id", channel.id())
            .put("is_im", channel.im())
            .put("is_channel", !channel.im())
            .put("is_group", false)
            .put("is_mpim", false)
            .put("is_private", channel.im())
            .put("is_archived", workspace.archived().contains(channel.id()))
            .put("is_shared", channel.shared())
            .put("is_ext_shared", channel.shared())
            .put("is_member", channel.hasMember(workspace.app().botUser()))
            .put("num_members", channel.members().size());
    if (channel.im()) {
      return json.put("user", channel.members().getFirst());
    }
    json.putObject("topic").put("value", channel.topic());
    json.putObject("purpose").put("value", "");
    return json.put("name", channel.name()).put("name_normalized", channel.name());
  }
}
