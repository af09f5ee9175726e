package dev.lighterman.step;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why an API server lets no pod be created, by its words. */
public enum PodRefusal {
  POD_SECURITY("step.await-pull.remedy.pod-security", Duration.ZERO, "violates PodSecurity"),
  /** A quota that counts what pods ask for, where a pod does not say it. */
  UNSPECIFIED_SIZE(
      "step.await-pull.remedy.unspecified-size", Duration.ZERO, "failed quota: .*must specify"),
  QUOTA("step.await-pull.remedy.quota", Duration.ZERO, "(exceeded|failed) quota"),
  LIMIT_RANGE(
      "step.await-pull.remedy.limit-range", Duration.ZERO, "(usage|ratio) per (Container|Pod) is"),
  /** A namespace that is new gets its default one a moment later. */
  SERVICE_ACCOUNT(
      "step.await-pull.remedy.service-account",
      Duration.ofSeconds(30),
      "error looking up service account"),
  /** A webhook, or a ValidatingAdmissionPolicy, which leaves out the article. */
  ADMISSION("step.await-pull.remedy.webhook", Duration.ZERO, "denied (the )?request"),
  /** The webhook's pods may be about to start. */
  WEBHOOK_UNREACHABLE(
      "step.await-pull.remedy.webhook-unreachable",
      Duration.ofMinutes(2),
      "failed calling webhook"),
  TERMINATING("step.await-pull.remedy.namespace", Duration.ofMinutes(2), "being terminated"),
  /** Another admission plugin, such as for a PriorityClass that is not there. */
  FORBIDDEN("step.await-pull.remedy.forbidden", Duration.ZERO, " is (forbidden|invalid): "),
  /** Whatever the words. */
  OTHER("step.await-pull.remedy.forbidden", Duration.ofMinutes(2), "");

  private final String remedy;
  private final Duration patience;
  private final Pattern words;

  PodRefusal(String remedy, Duration patience, String words) {
    this.remedy = remedy;
    this.patience = patience;
    this.words = Pattern.compile(words);
  }

  public static PodRefusal of(String message) {
    return Stream.of(values())
        .filter(each -> each.words.matcher(message).find())
        .findFirst()
        .orElseThrow();
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** How long it is waited for; zero for what does not change by itself. */
  public Duration patience() {
    return patience;
  }
}
