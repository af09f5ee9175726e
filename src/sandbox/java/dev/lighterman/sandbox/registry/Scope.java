package dev.lighterman.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something at a registry and what is to be done with it.
 *
 * @param type registry or repository
 */
record Scope(String type, String name, List<String> actions) {

  static final Scope CATALOG = new Scope("registry", "catalog", List.of("*"));

  Scope {
    actions = List.copyOf(actions);
  }

  static Scope repository(String name, String action) {
    return new Scope("repository", name, List.of(action));
  }

  /** Reads {@code repository:pos:pull,metadata_read}, several of them apart by blanks. */
  static List<Scope> parse(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(one -> one.split(":", -1))
        .filter(parts -> parts.length >= 3)
        .map(parts -> new Scope(parts[0], parts[1], List.of(parts[2].split(",", -1))))
        .toList();
  }

  /** Reads a token's {@code access} claim. */
  static Stream<Scope> granted(JsonNode access) {
    return access
        .valueStream()
        .map(one ->
            new Scope(
                one.path("type").asText(),
                one.path("name").asText(),
                one.path("actions").valueStream().map(JsonNode::asText).toList()));
  }

  boolean covers(Scope wanted) {
    return type.equals(wanted.type)
        && name.equals(wanted.name)
        && actions.containsAll(wanted.actions);
  }

  Scope only(List<String> allowed) {
    return new Scope(type, name, allowed);
  }

  Map<String, Object> claim() {
    return Map.of("type", type, "name", name, "actions", actions);
  }

  @Override
  public String toString() {
    return type + ":" + name + ":" + String.join(",", actions);
  }
}
