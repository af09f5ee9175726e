package dev.lighterman.sandbox.kubernetes.node;

import java.time.Duration;

/** How a pull ends. */
public sealed interface PullResult {

  /**
   * The image arrives.
   *
   * @param digest of the manifest, {@code sha256:…}
   * @param took how long the download takes in the world
   */
  record Pulled(String digest, long sizeBytes, Duration took, ImageBehaviour behaviour)
      implements PullResult {
    public Pulled {
      if (!digest.startsWith("sha256:")) {
        throw new IllegalArgumentException("Not a digest: " + digest);
      }
    }
  }

  /**
   * The image does not arrive.
   *
   * @param message the container runtime's own words, without the {@code Failed to pull image "…":}
   *     in front
   */
  record Failed(String message) implements PullResult {}
}
