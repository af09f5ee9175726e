package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A result of a step that is stored with the run; never a secret. */
public sealed interface Finding {
  /**
   * The state of a connected registry as Azure reported it at the end, with the quickstart's
   * columns.
   *
   * @param connection such as {@code Online}
   * @param parent the cloud registry's name
   * @param loginServer the parent's; null if it could not be read
   * @param schedule when it synchronises, as a cron expression
   * @param syncWindow how long it stays connected each time, as an ISO 8601 duration; null for
   *     always
   * @param extension the Arc extension's provisioning state; null if it could not be read
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
   * A pod pulled its image from the site's connected registry.
   *
   * @param node where the pod ran; {@code ?} if the pod no longer existed
   * @param image the image reference in the pod
   * @param took the duration of the pull; null if the kubelet does not report it
   * @param digest the image's id in the pod's status; null if missing
   * @param ended whether the container exited with code 0
   */
  record ImagePull(
      String pod,
      String node,
      String image,
      @Nullable Duration took,
      @Nullable String digest,
      boolean ended)
      implements Finding {
    private static final Pattern GO_DURATION =
        Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+(?:\\.\\d+)?)(m|µ|n)?s)?");

    /** Reads a duration as the kubelet reports it, such as {@code 2.9s}; null if it is none. */
    public static @Nullable Duration duration(String kubelets) {
      Matcher parts = GO_DURATION.matcher(kubelets);
      if (kubelets.isEmpty() || !parts.matches()) {
        return null;
      }
      BigDecimal seconds = number(parts.group(3)).movePointLeft(decimals(parts.group(4)));
      return Duration.ofHours(number(parts.group(1)).longValue())
          .plusMinutes(number(parts.group(2)).longValue())
          .plusNanos(seconds.movePointRight(9).longValue());
    }

    private static BigDecimal number(@Nullable String digits) {
      return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    private static int decimals(@Nullable String prefix) {
      return switch (prefix) {
        case "m" -> 3;
        case "µ" -> 6;
        case "n" -> 9;
        case null, default -> 0;
      };
    }
  }

  /**
   * An import was started and is not done.
   *
   * @param operation the URL that tells how it ends
   */
  record StartedImport(String operation) implements Finding {}

  /**
   * A connected registry is being deactivated.
   *
   * @param operation the URL that tells when it is done
   */
  record StartedDeactivation(String operation) implements Finding {}

  /**
   * An extension was deleted in Azure while its cluster's Arc agents did not reach Azure. They
   * delete what it installed as soon as they do.
   *
   * @param connectivity Azure's connectivityStatus of the cluster, such as {@code Offline}
   */
  record AgentsOutOfTouch(String cluster, String connectivity) implements Finding {}

  /**
   * An installation that was undone had brought cert-manager, which stays.
   *
   * @param cluster the cluster's name
   */
  record CertManagerStays(String cluster) implements Finding {}

  /**
   * Why a pod of an installation that goes on does not start. Helm deletes the pod when it gives
   * up.
   */
  record PodTrouble(Sentence says) implements Finding {}

  /** An image was imported into the cloud registry. */
  record ImportedImage(String image, String digest) implements Finding {}
}
