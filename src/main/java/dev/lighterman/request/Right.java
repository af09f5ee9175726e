package dev.lighterman.request;

import java.util.List;

/** A right that a step needs. */
public sealed interface Right {
  /** An ARM action on a scope, such as {@code Microsoft.ContainerRegistry/registries/read}. */
  record Arm(String action) implements Right {}

  /** A verb on a kind of Kubernetes object; {@code group} is empty for the core group. */
  record Kubernetes(String group, String resource, List<String> verbs) implements Right {
    public Kubernetes {
      verbs = List.copyOf(verbs);
    }
  }
}
