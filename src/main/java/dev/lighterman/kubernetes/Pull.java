package dev.lighterman.kubernetes;

import org.jspecify.annotations.Nullable;

/** What became of a pod's image. */
public sealed interface Pull {
  /** Nothing is said of it yet. */
  record Waiting() implements Pull {}

  /** The node fetched it from the registry. */
  record Pulled(String pod, String message) implements Pull {}

  /** The node had it already, which proves nothing of the registry. */
  record AlreadyThere(String pod) implements Pull {}

  /**
   * The registry, or the way to it, refused.
   *
   * @param reason such as {@code ErrImagePull}
   */
  record Refused(String reason, @Nullable String message) implements Pull {}
}
