package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.BlockKit;
import dev.lighterman.sandbox.slack.blockkit.Complaints;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import dev.lighterman.sandbox.slack.workspace.Arguments;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.Map;
import java.util.Optional;

/** The methods that are about the app, about reactions and about blocks themselves. */
record OtherMethods(Workspace workspace, BlockKit blockKit) {
  Map<String, Method> all() {
    return Map.of(
        "auth.test", Method.of(Tier.SPECIAL, "", this::whoAmI),
        "api.test", Method.of(Tier.TIER_4, "", this::echo),
        "reactions.add", Method.of(Tier.TIER_3, "reactions:write", this::react),
        "blocks.validate", Method.of(Tier.TIER_4, "", this::validate));
  }

  private ObjectNode whoAmI(Arguments arguments) {
    BotApp app = workspace.app();
    return Json.object()
        .put("url", "https://" + workspace.team().domain() + ".slack.com/")
        .put("team", workspace.team().name())
        .put("user", "lighterman")
        .put("team_id", workspace.team().id())
        .put("user_id", app.botUser())
        .put("bot_id", app.botId())
        .put("is_enterprise_install", false);
  }

  private ObjectNode echo(Arguments arguments) throws Refusal {
    Optional<String> error = arguments.text("error");
    ObjectNode answer = Json.object();
    answer.set("args", arguments.all());
    if (error.isPresent()) {
      throw new Refusal(error.get(), answer);
    }
    return answer;
  }

  private ObjectNode react(Arguments arguments) throws Refusal {
    String channel = arguments.required("channel");
    arguments.required("name");
    if (workspace.messages().find(channel, arguments.required("timestamp")).isEmpty()) {
      throw new Refusal("message_not_found");
    }
    return Json.object();
  }

  private ObjectNode validate(Arguments arguments) throws Refusal {
    Optional<JsonNode> view = arguments.structure("view", "invalid_arguments");
    if (view.isPresent()) {
      return verdict(blockKit.view(view.get()), "invalid_view");
    }
    Optional<JsonNode> message = arguments.structure("message", "invalid_arguments");
    if (message.isPresent()) {
      return verdict(blockKit.message(array(message.get().path("blocks"))), "invalid_message");
    }
    JsonNode blocks =
        arguments
            .structure("blocks", "invalid_blocks")
            .orElseThrow(() -> Arguments.invalid("give exactly one of blocks, message, view"));
    return verdict(blockKit.message(array(blocks)), "invalid_blocks");
  }

  private static ArrayNode array(JsonNode node) throws Refusal {
    if (node instanceof ArrayNode array) {
      return array;
    }
    throw Arguments.invalid("must provide an array [json-pointer:/blocks]");
  }

  private static ObjectNode verdict(Complaints complaints, String error) throws Refusal {
    if (complaints.any()) {
      throw new Refusal(error, Json.object().set("errors", complaints.asErrors()));
    }
    return Json.object();
  }
}
