package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What can be chosen in a menu: its own options, or those that the bot last offered for it. */
final class Options {
  private final Map<String, JsonNode> offered = new ConcurrentHashMap<>();

  void offered(String actionId, JsonNode answer) {
    offered.put(actionId, answer);
  }

  /** The option that a person means by its value or its text, as the payload carries it. */
  ObjectNode find(JsonNode element, JsonNode wanted) throws NoSuchThing {
    String value = wanted.isObject() ? wanted.path("value").asText() : wanted.asText();
    JsonNode last = offered.getOrDefault(element.path("action_id").asText(), Json.object());
    return Stream.of(element, last)
        .flatMap(Options::all)
        .filter(option -> means(option, value))
        .findFirst()
        .map(option -> (ObjectNode) option.deepCopy())
        .orElseThrow(() -> new NoSuchThing("There is no option " + value + " to choose here."));
  }

  /** All options of a menu or of an answer, groups unfolded. */
  static Stream<JsonNode> all(JsonNode menu) {
    return Stream.concat(
        Nodes.stream(menu.path("options")),
        Nodes.stream(menu.path("option_groups"))
            .flatMap(group -> Nodes.stream(group.path("options"))));
  }

  private static boolean means(JsonNode option, String wanted) {
    return option.path("value").asText().equals(wanted)
        || option.path("text").path("text").asText().equals(wanted);
  }
}
