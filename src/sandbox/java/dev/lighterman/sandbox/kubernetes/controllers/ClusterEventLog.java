package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.EventLog;
import java.util.Locale;
import java.util.Map;

/** Writes what happens in one cluster to the world's event log. */
public record ClusterEventLog(EventLog eventLog, String cluster) {

  /**
   * Appends what happened to an object.
   *
   * @param happened the rest of the sentence, after the object's name
   */
  public void append(JsonNode object, String happened) {
    String kind = object.path("kind").asText();
    String namespace = ObjectMeta.namespace(object);
    String name = (namespace.isEmpty() ? "" : namespace + "/") + ObjectMeta.name(object);
    eventLog.append(
        "%s on %s %s.".formatted(spaced(kind) + " " + name, cluster, happened),
        Map.of("cluster", cluster, kind.toLowerCase(Locale.ROOT), name));
  }

  /** Splits {@code DaemonSet} into words: {@code Daemon set}. */
  private static String spaced(String kind) {
    String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
