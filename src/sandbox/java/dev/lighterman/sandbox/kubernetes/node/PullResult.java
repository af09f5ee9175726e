package dev.lighterman.sandbox.kubernetes.node;

import java.time.Duration;

/** The result of an image pull. */
public sealed interface PullResult {

  /**
   * The image is pulled.
   *
   * @param digest of the manifest, {@code sha256:…}
   * @param took how long the download takes, in the world's time
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
   * The pull fails.
   *
   * @param message of the container runtime, without the prefix {@code Failed to pull image "…":}
   */
  record Failed(String message) implements PullResult {}
}
