package dev.lighterman.kubernetes;

/** How a cluster is reached from here. */
public sealed interface Reach {
  /** By a context of the kubeconfig. */
  record Direct(String context) implements Reach {}

  /** Not at all: what must happen in the cluster is only listed. */
  record None() implements Reach {}
}
