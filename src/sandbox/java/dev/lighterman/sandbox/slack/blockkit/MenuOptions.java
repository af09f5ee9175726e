package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The options of menus: their own, and those that the bot returned for external selects. */
public final class MenuOptions {
  private final Map<String, Map<String, JsonNode>> offered = new ConcurrentHashMap<>();

  /** Remembers the bot's options; they stay selectable after another search. */
  public void remember(String actionId, JsonNode response) {
    Map<String, JsonNode> known = offered.computeIfAbsent(actionId, _ -> new ConcurrentHashMap<>());
    all(response).forEach(option -> known.put(option.path("value").asText(), option));
  }

  /** The option with this value or text. */
  public ObjectNode find(JsonNode element, JsonNode requested) throws TargetNotFound {
    String value = requested.isObject() ? requested.path("value").asText() : requested.asText();
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

  /** All options of a menu or a response, those of option groups included. */
  public static Stream<JsonNode> all(JsonNode menu) {
    return Stream.concat(
        JsonArrays.stream(menu.path("options")),
        JsonArrays.stream(menu.path("option_groups"))
            .flatMap(group -> JsonArrays.stream(group.path("options"))));
  }

  private static boolean matches(JsonNode option, String requested) {
    return option.path("value").asText().equals(requested)
        || option.path("text").path("text").asText().equals(requested);
  }
}
