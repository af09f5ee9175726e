package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What can be chosen in a menu: its own options, or those that the bot offered for it. */
public final class MenuOptions {
  private final Map<String, Map<String, JsonNode>> offered = new ConcurrentHashMap<>();

  /** Keeps what the bot offered: a person may choose, search for something else, and go on. */
  public void remember(String actionId, JsonNode response) {
    Map<String, JsonNode> known = offered.computeIfAbsent(actionId, _ -> new ConcurrentHashMap<>());
    all(response).forEach(option -> known.put(option.path("value").asText(), option));
  }

  /** The option that a person means by its value or its text, as the payload carries it. */
  public ObjectNode find(JsonNode element, JsonNode wanted) throws TargetNotFound {
    String value = wanted.isObject() ? wanted.path("value").asText() : wanted.asText();
    Map<String, JsonNode> known =
        offered.getOrDefault(element.path("action_id").asText(), Map.of());
    return Stream.of(all(element), initial(element), known.values().stream())
        .flatMap(options -> options)
        .filter(option -> matches(option, value))
        .findFirst()
        .map(option -> (ObjectNode) option.deepCopy())
        .orElseThrow(() -> new TargetNotFound("There is no option " + value + " to choose here."));
  }

  private static Stream<JsonNode> initial(JsonNode element) {
    return Stream.concat(
        JsonArrays.stream(element.path("initial_options")),
        Stream.of(element.path("initial_option")).filter(JsonNode::isObject));
  }

  /** All options of a menu or of an answer, groups unfolded. */
  public static Stream<JsonNode> all(JsonNode menu) {
    return Stream.concat(
        JsonArrays.stream(menu.path("options")),
        JsonArrays.stream(menu.path("option_groups"))
            .flatMap(group -> JsonArrays.stream(group.path("options"))));
  }

  private static boolean matches(JsonNode option, String wanted) {
    return option.path("value").asText().equals(wanted)
        || option.path("text").path("text").asText().equals(wanted);
  }
}
