package dev.lighterman.step.cluster;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Why an API server lets no pod of a workload be created, by its words. */
enum PodRefusal {
  POD_SECURITY("pod-security", Duration.ZERO, "violates PodSecurity"),
  QUOTA("quota", Duration.ZERO, "exceeded quota", "failed quota"),
  LIMIT_RANGE(
      "limit-range", Duration.ZERO, "usage per Container is", "usage per Pod is", "ratio per "),
  // A namespace that is new gets its default one a moment later.
  SERVICE_ACCOUNT("service-account", Duration.ofSeconds(30), "error looking up service account"),
  /** A webhook, or a ValidatingAdmissionPolicy, which leaves out the article. */
  ADMISSION("webhook", Duration.ZERO, "denied the request", "denied request"),
  // Its pods may be about to start.
  WEBHOOK_UNREACHABLE(
      "webhook-unreachable", Duration.ofMinutes(2), "failed calling webhook", "no endpoints"),
  TERMINATING("namespace", Duration.ofMinutes(2), "being terminated"),
  /** Another admission plugin, such as for a PriorityClass that is not there. */
  FORBIDDEN("forbidden", Duration.ZERO, "is forbidden: ", " is invalid: "),
  OTHER("forbidden", Duration.ofMinutes(2));

  private final String remedy;
  private final Duration patience;
  private final List<String> words;

  /**
   * @param words one of which is in the message
   */
  PodRefusal(String remedy, Duration patience, String... words) {
    this.remedy = "step.await-pull.remedy." + remedy;
    this.patience = patience;
    this.words = List.of(words);
  }

  static PodRefusal of(String message) {
    return Stream.of(values())
        .filter(each -> each.words.stream().anyMatch(message::contains))
        .findFirst()
        .orElse(OTHER);
  }

  /** What to do about it. */
  String remedy() {
    return remedy;
  }

  /** How long it is waited for; zero for what does not change by itself. */
  Duration patience() {
    return patience;
  }
}
