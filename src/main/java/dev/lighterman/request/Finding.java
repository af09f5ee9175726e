package dev.lighterman.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a step found that is worth keeping with the run; never a secret. */
public sealed interface Finding {
  /**
   * A connected registry as Azure showed it in the end, in the quickstart's columns.
   *
   * @param connection such as {@code Online}
   * @param parent the cloud registry's name
   * @param loginServer the parent's; null where it could not be read
   * @param schedule when it synchronises, as a cron expression
   * @param syncWindow how long it then stays connected, as an ISO 8601 duration; null for always
   * @param extension the Arc extension's provisioning state; null where it could not be read
   */
  record ConnectedRegistryState(
      String name,
      String mode,
      String connection,
      String parent,
      @Nullable String loginServer,
      @Nullable Instant lastSync,
      String schedule,
      @Nullable String syncWindow,
      @Nullable String extension)
      implements Finding {}

  /**
   * A pod pulled its image from the site's address.
   *
   * @param node where the pod ran; {@code ?} where it was gone by then
   * @param image as the pod names it
   * @param took how long the pull took in the kubelet's words, such as {@code 2.9s}
   * @param digest the image's id in the pod's status; null where it was not there
   * @param ended whether the container ran and exited with code 0
   */
  record ImagePull(
      String pod, String node, String image, String took, @Nullable String digest, boolean ended)
      implements Finding {}

  /** An image was imported into the cloud registry. */
  record ImportedImage(String image, String digest) implements Finding {}
}
