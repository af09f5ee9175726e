package dev.lighterman.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A scope of an access token: actions on a repository or on the catalog.
 *
 * @param type registry or repository
 */
record TokenScope(String type, String name, List<String> actions) {

  static final TokenScope CATALOG = new TokenScope("registry", "catalog", List.of("*"));

  static final TokenScope DELETED_CATALOG =
      new TokenScope("registry", "deleted_catalog", List.of("*"));

  TokenScope {
    actions = List.copyOf(actions);
  }

  static TokenScope repository(String name, String action) {
    return new TokenScope("repository", name, List.of(action));
  }

  /** Parses scopes such as {@code repository:pos:pull,metadata_read}, separated by spaces. */
  static List<TokenScope> parse(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(part -> part.split(":", -1))
        .filter(parts -> parts.length >= 3)
        .map(parts -> new TokenScope(parts[0], parts[1], List.of(parts[2].split(",", -1))))
        .toList();
  }

  /** Parses the {@code access} claim of a token. */
  static Stream<TokenScope> parseClaim(JsonNode access) {
    return access
        .valueStream()
        .map(part ->
            new TokenScope(
                part.path("type").asText(),
                part.path("name").asText(),
                part.path("actions").valueStream().map(JsonNode::asText).toList()));
  }

  boolean covers(TokenScope required) {
    return type.equals(required.type)
        && name.equals(required.name)
        && actions.containsAll(required.actions);
  }

  TokenScope withActions(List<String> allowed) {
    return new TokenScope(type, name, allowed);
  }

  Map<String, Object> claim() {
    return Map.of("type", type, "name", name, "actions", actions);
  }

  @Override
  public String toString() {
    return type + ":" + name + ":" + String.join(",", actions);
  }
}
