package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The connected registry does not have the image that a pod wants. */
public final class ImageNotSynced implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)manifest[ _]unknown|name[ _]unknown|: not found|404 Not Found");

  @Override
  public Part<?> part() {
    return Part.PULLS;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<FailingPull> failing = site.failing(SAID);
    if (failing.isEmpty()) {
      return Optional.empty();
    }
    List<String> unsynced = unsynced(site, failing);
    List<String> messages = failing.stream().map(FailingPull::message).toList();
    return Optional.of(
        unsynced.isEmpty()
            ? Diagnosis.likely(this, what(wanted(failing), "inside"))
                .remediedBy(remedy(wanted(failing), "inside"))
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
