package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/** The connected registry does not have the image that a pod wants, and may get it. */
public final class ImageNotSynced implements Cause {
  @Override
  public Part<?> part() {
    return Part.PULLS;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<FailingPull> failing = UnfoundImages.of(site).elsewhere();
    if (failing.isEmpty()) {
      return Optional.empty();
    }
    List<String> unsynced = unsynced(site, failing);
    List<String> messages = failing.stream().map(FailingPull::message).toList();
    return Optional.of(
        unsynced.isEmpty()
            ? Diagnosis.likely(this, what(wanted(failing), "inside"))
                .remediedBy(remedy(wanted(failing), isInCloud(site) ? "cloud" : "inside"))
                .quoting(messages)
            : Diagnosis.certain(this, what(unsynced, "outside"))
                .remediedBy(remedy(unsynced, "outside"))
                .quoting(messages)
                .curedBySynchronizing(unsynced));
  }

  /**
   * What is wrong.
   *
   * @param scope whether the connected registry synchronizes them: inside or outside
   */
  private static Sentence what(List<String> repositories, String scope) {
    return Sentence.of("cause.image-not-synced", "repositories", repositories).with("scope", scope);
  }

  private static Sentence remedy(List<String> repositories, String scope) {
    return Sentence.of("cause.image-not-synced.remedy", "repositories", repositories)
        .with("scope", scope);
  }

  private static List<String> wanted(List<FailingPull> failing) {
    return failing.stream().map(FailingPull::repository).distinct().sorted().toList();
  }

  /** Whether somebody looked: what is not missing there is there. */
  private static boolean isInCloud(SiteEvidence site) {
    return site.see(Part.CLOUD_IMAGES).isPresent();
  }

  /** The repositories that the sync token may not read. */
  private static List<String> unsynced(SiteEvidence site, List<FailingPull> failing) {
    return site.see(Part.SYNC_TOKEN).stream()
        .flatMap(sync ->
            failing.stream().map(FailingPull::repository).filter(each -> !sync.mayPull(each)))
        .distinct()
        .sorted()
        .toList();
  }
}
