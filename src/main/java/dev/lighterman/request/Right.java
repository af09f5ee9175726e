package dev.lighterman.request;

import java.util.Comparator;

/** A permission in Azure or Kubernetes. */
public sealed interface Right extends Comparable<Right> {
  /** The scope on which an ARM action must be permitted. */
  enum On {
    SUBSCRIPTION,
    REGISTRY,
    CLUSTER
  }

  /** An ARM action, such as {@code Microsoft.ContainerRegistry/registries/read}. */
  record Arm(String action) implements Right {
    public On on() {
      if (action.startsWith("Microsoft.Resources/") || action.endsWith("/register/action")) {
        return On.SUBSCRIPTION;
      }
      return action.startsWith("Microsoft.ContainerRegistry/") ? On.REGISTRY : On.CLUSTER;
    }
  }

  /**
   * A verb on a kind of Kubernetes object.
   *
   * @param group empty for the core group
   * @param namespace empty for the whole cluster
   */
  record Kubernetes(String group, String resource, String verb, String namespace) implements Right {
    Kubernetes in(String other) {
      return new Kubernetes(group, resource, verb, other);
    }
  }

  @Override
  default int compareTo(Right other) {
    return Comparator.comparing(Right::toString).compare(this, other);
  }
}
