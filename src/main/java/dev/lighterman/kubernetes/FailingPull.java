package dev.lighterman.kubernetes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod that waits for an image that its node could not pull.
 *
 * @param node null where it is not known
 * @param message the kubelet's, or the reason in one word where it has said no more
 * @param failed when the last try failed, by the cluster's clock; null where nobody tells
 * @param pullSecrets the names of those that the pod uses
 */
public record FailingPull(
    String namespace,
    String pod,
    @Nullable String node,
    String image,
    String message,
    @Nullable Instant failed,
    List<String> pullSecrets) {
  public FailingPull {
    pullSecrets = List.copyOf(pullSecrets);
  }

  /** The image's host, without its port. */
  public String host() {
    return hostOf(image);
  }

  /** An image's host, without its port; empty where it names none. */
  static String hostOf(String image) {
    return image.substring(0, Math.max(0, image.indexOf('/'))).replaceFirst(":\\d+$", "");
  }

  /**
   * Whether the last try surely failed before that: a cluster tells whole seconds. False where
   * nobody tells when it did.
   */
  public boolean failedBefore(Instant time) {
    return failed != null && !failed.plusSeconds(1).isAfter(time);
  }

  /** The image without its host, such as {@code pos:1.5}. */
  public String path() {
    return image.substring(image.indexOf('/') + 1);
  }

  /** The image's repository, without its host and tag. */
  public String repository() {
    String path = path();
    int digest = path.indexOf('@');
    String named = digest < 0 ? path : path.substring(0, digest);
    int tag = named.lastIndexOf(':');
    return tag < 0 ? named : named.substring(0, tag);
  }
}
