package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a client wants something deleted.
 *
 * @param gracePeriodSeconds how long a pod may take to end; negative for as long as it says itself
 * @param uid empty, or the one that the object must have
 * @param resourceVersion empty, or the one that the object must have
 */
public record DeleteOptions(
    Propagation propagation,
    long gracePeriodSeconds,
    String uid,
    String resourceVersion,
    boolean dryRun) {

  /** What becomes of what the object owns. */
  enum Propagation {
    /** Deleted afterwards. */
    BACKGROUND,
    /** Deleted first. */
    FOREGROUND,
    /** Left alone. */
    ORPHAN
  }

  public static DeleteOptions background() {
    return new DeleteOptions(Propagation.BACKGROUND, -1, "", "", false);
  }

  /** Reads {@code DeleteOptions}. */
  public static DeleteOptions parse(JsonNode options, boolean dryRun) {
    boolean dry = dryRun || !options.path("dryRun").isEmpty();
    JsonNode preconditions = options.path("preconditions");
    Propagation propagation =
        switch (options.path("propagationPolicy").asText()) {
          case "Foreground" -> Propagation.FOREGROUND;
          case "Orphan" -> Propagation.ORPHAN;
          default ->
              options.path("orphanDependents").asBoolean()
                  ? Propagation.ORPHAN
                  : Propagation.BACKGROUND;
        };
    return new DeleteOptions(
        propagation,
        options.path("gracePeriodSeconds").asLong(-1),
        preconditions.path("uid").asText(),
        preconditions.path("resourceVersion").asText(),
        dry);
  }
}
