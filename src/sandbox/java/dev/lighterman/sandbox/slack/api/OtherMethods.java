package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.BlockKitErrors;
import dev.lighterman.sandbox.slack.blockkit.BlockKitValidator;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.Map;
import java.util.Optional;

/**
 * {@code auth.*}, {@code team.*}, {@code bots.*}, {@code api.*}, {@code reactions.*} and {@code
 * blocks.*}.
 */
record OtherMethods(Workspace workspace, BlockKitValidator blockKit) {
  Map<String, WebApiMethod> all() {
    return Map.of(
        "auth.test", WebApiMethod.of(Tier.SPECIAL, "", this::authTest),
        "team.info", WebApiMethod.of(Tier.TIER_3, "team:read", this::teamInfo),
        "bots.info", WebApiMethod.of(Tier.TIER_3, "users:read", this::botInfo),
        "api.test", WebApiMethod.of(Tier.TIER_4, "", this::apiTest),
        "reactions.add", WebApiMethod.of(Tier.TIER_3, "reactions:write", this::addReaction),
        "blocks.validate", WebApiMethod.of(Tier.TIER_4, "", this::validate));
  }

  private ObjectNode authTest(MethodArguments arguments) {
    BotApp app = workspace.app();
    ObjectNode answer = Json.object();
    workspace.team().organisation().ifPresent(grid -> answer.put("enterprise_id", grid.id()));
    return answer
        .put("url", "https://" + workspace.team().domain() + ".slack.com/")
        .put("team", workspace.team().name())
        .put("user", "lighterman")
        .put("team_id", workspace.team().installedIn())
        .put("user_id", app.botUser())
        .put("bot_id", app.botId())
        .put("is_enterprise_install", workspace.team().wide());
  }

  private ObjectNode teamInfo(MethodArguments arguments) {
    ObjectNode team =
        Json.object()
            .put("id", workspace.team().id())
            .put("name", workspace.team().name())
            .put("domain", workspace.team().domain())
            .put("email_domain", "");
    workspace
        .team()
        .organisation()
        .ifPresent(
            grid -> team.put("enterprise_id", grid.id()).put("enterprise_name", grid.name()));
    return Json.object().set("team", team);
  }

  private ObjectNode botInfo(MethodArguments arguments) throws WebApiFailure {
    BotApp app = workspace.app();
    if (!arguments.text("bot").orElse(app.botId()).equals(app.botId())) {
      throw new WebApiFailure("bot_not_found");
    }
    ObjectNode bot =
        Json.object()
            .put("id", app.botId())
            .put("deleted", false)
            .put("name", "lighterman")
            .put("app_id", app.id())
            .put("user_id", app.botUser());
    return Json.object().set("bot", bot);
  }

  private ObjectNode apiTest(MethodArguments arguments) throws WebApiFailure {
    Optional<String> error = arguments.text("error");
    ObjectNode response = Json.object();
    response.set("args", arguments.all());
    if (error.isPresent()) {
      throw new WebApiFailure(error.get(), response);
    }
    return response;
  }

  private ObjectNode addReaction(MethodArguments arguments) throws WebApiFailure {
    String channel = arguments.required("channel");
    arguments.required("name");
    if (workspace.messages().find(channel, arguments.required("timestamp")).isEmpty()) {
      throw new WebApiFailure("message_not_found");
    }
    return Json.object();
  }

  private ObjectNode validate(MethodArguments arguments) throws WebApiFailure {
    Optional<JsonNode> view = arguments.structure("view", "invalid_arguments");
    if (view.isPresent()) {
      return validationResult(blockKit.validateView(view.get()), "invalid_view");
    }
    Optional<JsonNode> message = arguments.structure("message", "invalid_arguments");
    if (message.isPresent()) {
      return validationResult(
          blockKit.validateMessage(array(message.get().path("blocks"))), "invalid_message");
    }
    JsonNode blocks =
        arguments
            .structure("blocks", "invalid_blocks")
            .orElseThrow(
                () -> MethodArguments.invalid("give exactly one of blocks, message, view"));
    return validationResult(blockKit.validateMessage(array(blocks)), "invalid_blocks");
  }

  private static ArrayNode array(JsonNode node) throws WebApiFailure {
    if (node instanceof ArrayNode array) {
      return array;
    }
    throw MethodArguments.invalid("must provide an array [json-pointer:/blocks]");
  }

  private static ObjectNode validationResult(BlockKitErrors errors, String error)
      throws WebApiFailure {
    if (errors.isPresent()) {
      throw new WebApiFailure(error, Json.object().set("errors", errors.json()));
    }
    return Json.object();
  }
}
