package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The options of a delete request.
 *
 * @param gracePeriodSeconds how long a pod may take to stop; negative for its own grace period
 * @param uid a precondition: the uid that the object must have; empty for any
 * @param resourceVersion a precondition: the version that the object must have; empty for any
 */
public record DeleteOptions(
    Propagation propagation,
    long gracePeriodSeconds,
    String uid,
    String resourceVersion,
    boolean dryRun) {

  /** What happens to the dependents of the object. */
  enum Propagation {
    /** Deleted after the object. */
    BACKGROUND,
    /** Deleted before the object. */
    FOREGROUND,
    /** Kept. */
    ORPHAN
  }

  public static DeleteOptions background() {
    return new DeleteOptions(Propagation.BACKGROUND, -1, "", "", false);
  }

  /** Parses the {@code DeleteOptions} of a request. */
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
