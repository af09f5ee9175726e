package dev.lighterman.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people have switched off for repositories, tags and manifests, each by a key of its own:
 * {@code pos}, {@code pos:1.5}, {@code pos:sha256:…}. Guarded by the world's lock.
 */
final class ChangeableAttributes {

  private static final List<String> NAMES =
      List.of("deleteEnabled", "writeEnabled", "readEnabled", "listEnabled");

  private final Map<String, Set<String>> disabled = new HashMap<>();

  void change(String key, ObjectNode requested) {
    var off = disabled.computeIfAbsent(key, k -> new HashSet<>());
    for (var name : NAMES) {
      if (requested.hasNonNull(name)) {
        if (requested.path(name).asBoolean()) {
          off.remove(name);
        } else {
          off.add(name);
        }
      }
    }
  }

  boolean allow(String key, String name) {
    return !disabled.getOrDefault(key, Set.of()).contains(name);
  }

  ObjectNode of(String key) {
    var json = Json.object();
    NAMES.forEach(name -> json.put(name, allow(key, name)));
    return json;
  }
}
