package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the bot says in a request and no line does, since nothing comes of it for who works by hand.
 *
 * @param path what the request's path contains
 * @param within where the object with the field is
 * @param why it is not in the line
 */
record BotOnlyField(String path, String within, String field, String why) {
  private static final List<BotOnlyField> ALL =
      List.of(
          new BotOnlyField(
              "/scopeMaps/",
              "/properties",
              "description",
              "a remark for whoever looks into the portal, which az 2.74 leaves empty"),
          new BotOnlyField(
              "/extensions/", "", "location", "az leaves it out: it is where the cluster is"),
          new BotOnlyField(
              "/extensions/",
              "/properties/configurationSettings",
              "lighterman.request",
              "the bot's mark, which the extension ignores"),
          new BotOnlyField(
              "/extensions/",
              "/properties/configurationSettings",
              "lighterman.password",
              "which password the connection string has, for the bot to know it again"),
          new BotOnlyField(
              "/extensions/",
              "/properties/configurationSettings",
              "lighterman.password-request",
              "the mark of the request that gave it that password"),
          new BotOnlyField(
              "/deployments/", "/metadata", "annotations", "the bot's mark, as on all it makes"),
          new BotOnlyField(
              "/clusters/",
              "/metadata/labels",
              "app.kubernetes.io/managed-by",
              "the bot's mark: what a person made has none, and is not the bot's"),
          new BotOnlyField(
              "/secrets/",
              "/metadata",
              "annotations",
              "whose password it is and since when, for the bot to know it again"),
          new BotOnlyField(
              "/jobs", "/metadata", "annotations", "names the request, and by hand there is none"));

  /** A request of the bot's without what is its own. */
  static SentRequest leftOut(SentRequest byBot) {
    JsonNode body = byBot.body().deepCopy();
    ALL.stream()
        .filter(own -> byBot.path().contains(own.path))
        .filter(own -> body.at(own.within) instanceof ObjectNode)
        .forEach(own -> ((ObjectNode) body.at(own.within)).remove(own.field));
    return new SentRequest(byBot.method(), byBot.path(), body);
  }
}
