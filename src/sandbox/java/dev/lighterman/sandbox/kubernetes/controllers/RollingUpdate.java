package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The update strategy of a deployment.
 *
 * @param desired the replicas of the deployment
 * @param maxSurge how many more pods there may be during the update
 * @param maxUnavailable how many fewer may be available during the update
 * @param recreate whether all old pods are deleted before new ones are created
 */
record RollingUpdate(int desired, int maxSurge, int maxUnavailable, boolean recreate) {

  static RollingUpdate of(JsonNode deployment) {
    JsonNode spec = deployment.path("spec");
    int desired = spec.path("replicas").asInt();
    JsonNode rolling = spec.path("strategy").path("rollingUpdate");
    int maxSurge = resolve(rolling.path("maxSurge"), desired, true);
    int maxUnavailable = resolve(rolling.path("maxUnavailable"), desired, false);
    boolean recreate = spec.path("strategy").path("type").asText().equals("Recreate");
    return new RollingUpdate(
        desired, maxSurge, maxSurge == 0 && maxUnavailable == 0 ? 1 : maxUnavailable, recreate);
  }

  /** The number of pods of replica sets: desired, actual and available. */
  record Size(int desired, int actual, int available) {
    static final Size NONE = new Size(0, 0, 0);

    static Size of(JsonNode set) {
      return new Size(
          set.path("spec").path("replicas").asInt(),
          set.path("status").path("replicas").asInt(),
          set.path("status").path("availableReplicas").asInt());
    }

    Size plus(Size other) {
      return new Size(desired + other.desired, actual + other.actual, available + other.available);
    }
  }

  /** The replicas to which to scale the new replica set. */
  int newReplicas(Size current, Size old) {
    if (recreate) {
      return old.desired + old.actual > 0 ? current.desired : desired;
    }
    int room = desired + maxSurge - current.desired - old.desired;
    return Math.min(desired, current.desired + Math.max(0, room));
  }

  /** By how many replicas to scale down the old replica sets. */
  int oldPodsToRemove(Size current, Size old) {
    if (recreate) {
      return old.desired;
    }
    int minAvailable = desired - maxUnavailable;
    int unhealthy = old.desired - old.available;
    int spare = current.available + old.available - minAvailable;
    int maxRemoved =
        current.desired + old.desired - minAvailable - (current.desired - current.available);
    return Math.clamp(Math.min(maxRemoved, unhealthy + Math.max(0, spare)), 0, old.desired);
  }

  private static int resolve(JsonNode value, int total, boolean roundUp) {
    String text = value.asText("0");
    if (!text.endsWith("%")) {
      return Integer.parseInt(text);
    }
    double exact = Integer.parseInt(text.substring(0, text.length() - 1)) * total / 100.0;
    return (int) (roundUp ? Math.ceil(exact) : Math.floor(exact));
  }
}
