package dev.lighterman.kubernetes;

import dev.lighterman.value.ArmId;

/** How a cluster is reached from here. */
public sealed interface ClusterAccess {
  /** By a context of the kubeconfig. */
  record Direct(String context) implements ClusterAccess {}

  /** Through a tunnel, opened for as long as somebody uses it. */
  record Proxy(ArmId cluster) implements ClusterAccess {}

  /** Not at all: what must happen in the cluster is only listed. */
  record None() implements ClusterAccess {}
}
