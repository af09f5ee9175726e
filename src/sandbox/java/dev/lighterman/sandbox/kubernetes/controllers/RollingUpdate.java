package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The sizes between which a deployment moves from old pods to new ones.
 *
 * @param desired how many pods it wants
 * @param surge how many more there may be on the way
 * @param unavailable how many fewer may be available on the way
 * @param recreate whether all old pods go before the first new one comes
 */
record RollingUpdate(int desired, int surge, int unavailable, boolean recreate) {

  static RollingUpdate of(JsonNode deployment) {
    JsonNode spec = deployment.path("spec");
    int desired = spec.path("replicas").asInt();
    JsonNode rolling = spec.path("strategy").path("rollingUpdate");
    int surge = share(rolling.path("maxSurge"), desired, true);
    int unavailable = share(rolling.path("maxUnavailable"), desired, false);
    boolean recreate = spec.path("strategy").path("type").asText().equals("Recreate");
    return new RollingUpdate(
        desired, surge, surge == 0 && unavailable == 0 ? 1 : unavailable, recreate);
  }

  /** Pods in replica sets: wanted, there, and available. */
  record Size(int wanted, int there, int available) {
    static final Size NONE = new Size(0, 0, 0);

    static Size of(JsonNode set) {
      return new Size(
          set.path("spec").path("replicas").asInt(),
          set.path("status").path("replicas").asInt(),
          set.path("status").path("availableReplicas").asInt());
    }

    Size plus(Size other) {
      return new Size(wanted + other.wanted, there + other.there, available + other.available);
    }
  }

  /** How many new pods to want now. */
  int next(Size current, Size old) {
    if (recreate) {
      return old.wanted + old.there > 0 ? current.wanted : desired;
    }
    int room = desired + surge - current.wanted - old.wanted;
    return Math.min(desired, current.wanted + Math.max(0, room));
  }

  /** How many old pods, of those that are wanted, to give up now. */
  int surplus(Size current, Size old) {
    if (recreate) {
      return old.wanted;
    }
    int least = desired - unavailable;
    int broken = old.wanted - old.available;
    int spare = current.available + old.available - least;
    int most = current.wanted + old.wanted - least - (current.wanted - current.available);
    return Math.clamp(Math.min(most, broken + Math.max(0, spare)), 0, old.wanted);
  }

  private static int share(JsonNode value, int of, boolean up) {
    String text = value.asText("0");
    if (!text.endsWith("%")) {
      return Integer.parseInt(text);
    }
    double exact = Integer.parseInt(text.substring(0, text.length() - 1)) * of / 100.0;
    return (int) (up ? Math.ceil(exact) : Math.floor(exact));
  }
}
