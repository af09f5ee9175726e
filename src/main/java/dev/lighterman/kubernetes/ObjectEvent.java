package dev.lighterman.kubernetes;

import java.time.Instant;

/**
 * An event of a Kubernetes object.
 *
 * @param object its kind and name, such as {@code Pod/connected-registry-7d9}
 * @param reason in one word, such as {@code FailedScheduling}
 * @param time when it occurred last, by the cluster's clock
 */
public record ObjectEvent(String object, String reason, String message, Instant time) {
  /** The name of its object. */
  public String name() {
    return object.substring(object.indexOf('/') + 1);
  }

  /** Whether the kubelet tells that it pulled this image from its registry. */
  public boolean isPullOf(String image) {
    return message.startsWith(PullStatusReader.PULLED + " \"" + image + "\"");
  }
}
