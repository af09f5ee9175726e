package dev.lighterman.kubernetes;

import org.jspecify.annotations.Nullable;

/** Whether a pod pulled its image. */
public sealed interface PullStatus {
  /** Neither pulled nor refused yet. */
  record Waiting() implements PullStatus {}

  /**
   * No node takes the pod yet.
   *
   * @param message the scheduler's
   */
  record Unscheduled(String pod, String message) implements PullStatus {}

  /**
   * The kubelet pulled it from the registry.
   *
   * @param message the kubelet's event
   */
  record Pulled(String pod, String message) implements PullStatus {}

  /** The node already had it, which does not prove that the registry works. */
  record AlreadyPresent(String pod) implements PullStatus {}

  /**
   * The pull failed: the registry refused it or was not reachable.
   *
   * @param reason such as {@code ErrImagePull}
   */
  record Refused(String reason, @Nullable String message) implements PullStatus {}
}
