package dev.lighterman.kubernetes;

import dev.lighterman.value.ArmId;

/** How the bot connects to a cluster. */
public sealed interface ClusterAccess {
  /** With a context of the kubeconfig. */
  record Direct(String context) implements ClusterAccess {}

  /** Through a tunnel, which is open only while it is used. */
  record Proxy(ArmId cluster) implements ClusterAccess {}

  /** Not at all: a plan lists the commands that people have to run in the cluster. */
  record None() implements ClusterAccess {}
}
