package dev.lighterman.sandbox.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.BlockKitValidator;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MessageLocation;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.SlackChannel;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code chat.*}: posts, updates and deletes messages. */
record ChatMethods(Workspace workspace, BlockKitValidator blockKit) {
  private static final int MAX_UPDATE_BYTES = 4_000;
  private static final Pattern TS = Pattern.compile("\\d+\\.\\d{6}");

  Map<String, WebApiMethod> all() {
    return Map.of(
        "chat.postMessage", WebApiMethod.of(Tier.POSTING, "chat:write", this::post),
        "chat.postEphemeral", WebApiMethod.of(Tier.TIER_4, "chat:write", this::postEphemeral),
        "chat.update", WebApiMethod.of(Tier.TIER_3, "chat:write", this::update),
        "chat.delete", WebApiMethod.of(Tier.TIER_3, "chat:write", this::delete),
        "chat.getPermalink", WebApiMethod.of(Tier.SPECIAL, "", this::permalink));
  }

  private ObjectNode post(MethodArguments arguments) throws WebApiFailure {
    SlackChannel channel = postableChannel(arguments);
    MessageLocation location = MessageLocation.inChannel(channel.id()).inThread(thread(arguments));
    PostedMessage message = workspace.postAsBot(location, MessageContent.of(arguments, blockKit));
    return response(message).put("ts", message.ts());
  }

  private ObjectNode postEphemeral(MethodArguments arguments) throws WebApiFailure {
    SlackChannel channel = postableChannel(arguments);
    String user = arguments.required("user");
    if (!channel.hasMember(user)) {
      throw new WebApiFailure("user_not_in_channel");
    }
    MessageLocation location =
        MessageLocation.inChannel(channel.id()).inThread(thread(arguments)).ephemeralTo(user);
    PostedMessage message = workspace.postAsBot(location, MessageContent.of(arguments, blockKit));
    return Json.object().put("message_ts", message.ts());
  }

  private ObjectNode update(MethodArguments arguments) throws WebApiFailure {
    requireNotArchived(channel(arguments));
    PostedMessage old = ownMessage(arguments, "cant_update_message");
    // Without blocks, a new text replaces the old blocks.
    MessageContent content = MessageContent.of(arguments, blockKit).withMetadataOf(old.content());
    if (content.text().getBytes(UTF_8).length > MAX_UPDATE_BYTES) {
      throw new WebApiFailure("msg_too_long");
    }
    PostedMessage edited =
        workspace
            .messages()
            .replace(old, content)
            .orElseThrow(() -> new WebApiFailure("message_not_found"));
    return response(edited).put("ts", edited.ts()).put("text", edited.content().text());
  }

  private ObjectNode delete(MethodArguments arguments) throws WebApiFailure {
    PostedMessage message = ownMessage(arguments, "cant_delete_message");
    workspace.messages().delete(message);
    return Json.object().put("channel", message.location().channel()).put("ts", message.ts());
  }

  private ObjectNode permalink(MethodArguments arguments) throws WebApiFailure {
    SlackChannel channel = channel(arguments);
    String ts = arguments.required("message_ts");
    PostedMessage message =
        workspace
            .messages()
            .find(channel.id(), ts)
            .orElseThrow(() -> new WebApiFailure("message_not_found"));
    String link =
        "https://%s.slack.com/archives/%s/p%s"
            .formatted(workspace.team().domain(), channel.id(), ts.replace(".", ""));
    String thread = message.location().thread();
    return Json.object()
        .put("channel", channel.id())
        .put(
            "permalink",
            thread == null ? link : link + "?thread_ts=" + thread + "&cid=" + channel.id());
  }

  private ObjectNode response(PostedMessage message) {
    ObjectNode response = Json.object().put("channel", message.location().channel());
    return response.set("message", workspace.messageJson().of(message));
  }

  /** The bot's message; the bot can change only its own messages that are not ephemeral. */
  private PostedMessage ownMessage(MethodArguments arguments, String error) throws WebApiFailure {
    SlackChannel channel = channel(arguments);
    PostedMessage message =
        workspace
            .messages()
            .find(channel.id(), arguments.required("ts"))
            .filter(found -> !found.ephemeral())
            .orElseThrow(() -> new WebApiFailure("message_not_found"));
    if (!message.user().equals(workspace.app().botUser())) {
      throw new WebApiFailure(error);
    }
    return message;
  }

  private SlackChannel channel(MethodArguments arguments) throws WebApiFailure {
    return workspace
        .directory()
        .channel(arguments.required("channel"))
        .orElseThrow(() -> new WebApiFailure("channel_not_found"));
  }

  private SlackChannel postableChannel(MethodArguments arguments) throws WebApiFailure {
    SlackChannel channel =
        workspace
            .directory()
            .destination(arguments.required("channel"))
            .orElseThrow(() -> new WebApiFailure("channel_not_found"));
    requireNotArchived(channel);
    if (!channel.hasMember(workspace.app().botUser())
        && !workspace.app().hasScope("chat:write.public")) {
      throw new WebApiFailure("not_in_channel");
    }
    return channel;
  }

  private void requireNotArchived(SlackChannel channel) throws WebApiFailure {
    if (workspace.archived().contains(channel.id())) {
      throw new WebApiFailure("is_archived");
    }
  }

  private static @Nullable String thread(MethodArguments arguments) throws WebApiFailure {
    Optional<String> thread = arguments.text("thread_ts").filter(ts -> !ts.isEmpty());
    if (thread.filter(ts -> !TS.matcher(ts).matches()).isPresent()) {
      ObjectNode details = Json.object();
      details
          .putObject("response_metadata")
          .putArray("messages")
          .add("[ERROR] " + thread.get() + " is not a valid thread_ts");
      throw new WebApiFailure("invalid_thread_ts", details);
    }
    return thread.orElse(null);
  }
}
