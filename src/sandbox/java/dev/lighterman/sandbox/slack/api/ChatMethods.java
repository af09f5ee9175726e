package dev.lighterman.sandbox.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.BlockKit;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import dev.lighterman.sandbox.slack.workspace.Arguments;
import dev.lighterman.sandbox.slack.workspace.Channel;
import dev.lighterman.sandbox.slack.workspace.Content;
import dev.lighterman.sandbox.slack.workspace.Message;
import dev.lighterman.sandbox.slack.workspace.Place;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code chat.*}: what the bot says. */
record ChatMethods(Workspace workspace, BlockKit blockKit) {
  private static final int LONGEST_EDITED_TEXT = 4_000;
  private static final Pattern TS = Pattern.compile("\\d+\\.\\d{6}");

  Map<String, Method> all() {
    return Map.of(
        "chat.postMessage", Method.of(Tier.POSTING, "chat:write", this::post),
        "chat.postEphemeral", Method.of(Tier.TIER_4, "chat:write", this::postEphemeral),
        "chat.update", Method.of(Tier.TIER_3, "chat:write", this::update),
        "chat.delete", Method.of(Tier.TIER_3, "chat:write", this::delete),
        "chat.getPermalink", Method.of(Tier.SPECIAL, "", this::permalink));
  }

  private ObjectNode post(Arguments arguments) throws Refusal {
    Channel channel = writable(arguments);
    Place place = Place.in(channel.id()).inThread(thread(arguments));
    Message message = workspace.say(place, Content.of(arguments, blockKit));
    return answer(message).put("ts", message.ts());
  }

  private ObjectNode postEphemeral(Arguments arguments) throws Refusal {
    Channel channel = writable(arguments);
    String user = arguments.required("user");
    if (!channel.holds(user)) {
      throw new Refusal("user_not_in_channel");
    }
    Place place = Place.in(channel.id()).inThread(thread(arguments)).onlyFor(user);
    Message message = workspace.say(place, Content.of(arguments, blockKit));
    return Json.object().put("message_ts", message.ts());
  }

  private ObjectNode update(Arguments arguments) throws Refusal {
    Message old = own(arguments, "cant_update_message");
    // Without blocks, a new text takes the place of the old blocks.
    Content content = Content.of(arguments, blockKit).keeping(old.content());
    if (content.text().getBytes(UTF_8).length > LONGEST_EDITED_TEXT) {
      throw new Refusal("msg_too_long");
    }
    Message edited =
        workspace
            .messages()
            .replace(old, content)
            .orElseThrow(() -> new Refusal("message_not_found"));
    return answer(edited).put("ts", edited.ts()).put("text", edited.content().text());
  }

  private ObjectNode delete(Arguments arguments) throws Refusal {
    Message message = own(arguments, "cant_delete_message");
    workspace.messages().delete(message);
    return Json.object().put("channel", message.place().channel()).put("ts", message.ts());
  }

  private ObjectNode permalink(Arguments arguments) throws Refusal {
    Channel channel = channel(arguments);
    String ts = arguments.required("message_ts");
    Message message =
        workspace
            .messages()
            .find(channel.id(), ts)
            .orElseThrow(() -> new Refusal("message_not_found"));
    String link =
        "https://%s.slack.com/archives/%s/p%s"
            .formatted(workspace.team().domain(), channel.id(), ts.replace(".", ""));
    String thread = message.place().thread();
    return Json.object()
        .put("channel", channel.id())
        .put(
            "permalink",
            thread == null ? link : link + "?thread_ts=" + thread + "&cid=" + channel.id());
  }

  private ObjectNode answer(Message message) {
    ObjectNode answer = Json.object().put("channel", message.place().channel());
    return answer.set("message", workspace.json().of(message));
  }

  /** The bot edits and deletes only what it said itself, to all. */
  private Message own(Arguments arguments, String otherwise) throws Refusal {
    Channel channel = channel(arguments);
    Message message =
        workspace
            .messages()
            .find(channel.id(), arguments.required("ts"))
            .filter(found -> !found.ephemeral())
            .orElseThrow(() -> new Refusal("message_not_found"));
    if (!message.user().equals(workspace.app().botUser())) {
      throw new Refusal(otherwise);
    }
    return message;
  }

  private Channel channel(Arguments arguments) throws Refusal {
    return workspace
        .directory()
        .channel(arguments.required("channel"))
        .orElseThrow(() -> new Refusal("channel_not_found"));
  }

  private Channel writable(Arguments arguments) throws Refusal {
    Channel channel =
        workspace
            .directory()
            .destination(arguments.required("channel"))
            .orElseThrow(() -> new Refusal("channel_not_found"));
    if (!channel.holds(workspace.app().botUser()) && !workspace.app().may("chat:write.public")) {
      throw new Refusal("not_in_channel");
    }
    return channel;
  }

  private static @Nullable String thread(Arguments arguments) throws Refusal {
    Optional<String> thread = arguments.text("thread_ts").filter(ts -> !ts.isEmpty());
    if (thread.filter(ts -> !TS.matcher(ts).matches()).isPresent()) {
      ObjectNode details = Json.object();
      details
          .putObject("response_metadata")
          .putArray("messages")
          .add("[ERROR] " + thread.get() + " is not a valid thread_ts");
      throw new Refusal("invalid_thread_ts", details);
    }
    return thread.orElse(null);
  }
}
