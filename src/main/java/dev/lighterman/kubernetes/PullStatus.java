package dev.lighterman.kubernetes;

import org.jspecify.annotations.Nullable;

/** What became of a pod's image. */
public sealed interface PullStatus {
  /** Nothing is said of it yet. */
  record Waiting() implements PullStatus {}

  /** The node fetched it from the registry. */
  record Pulled(String pod, String message) implements PullStatus {}

  /** The node had it already, which proves nothing of the registry. */
  record AlreadyThere(String pod) implements PullStatus {}

  /**
   * The registry, or the way to it, refused.
   *
   * @param reason such as {@code ErrImagePull}
   */
  record Refused(String reason, @Nullable String message) implements PullStatus {}
}
