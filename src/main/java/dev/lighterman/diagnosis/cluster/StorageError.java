package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.kubernetes.VolumeClaim;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The connected registry can't write to its volume. */
public final class StorageError implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)DiskError|No space left on device|Access to the path .* denied|read-only file system");

  private static final Pattern FULL = Pattern.compile("(?i)No space left on device");
  private static final Pattern DENIED = Pattern.compile("(?i)Access to the path .* denied");

  @Override
  public Part<?> part() {
    return Part.VOLUME;
  }

  @Override
  public Set<String> explains() {
    return Set.of("image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said =
        Stream.concat(
                site.see(Part.CONNECTED_REGISTRY).stream()
                    .flatMap(registry -> registry.statusDetails().stream()),
                site.isOnline() ? Stream.<String>empty() : site.loggedSinceSync(SAID).stream())
            .filter(text -> SAID.matcher(text).find())
            .toList();
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(this, Sentence.of("cause.storage-error"))
                .remediedBy(remedy(site, said))
                .quoting(said));
  }

  /** A full volume needs room, and one that may not be written needs permissions. */
  private static Sentence remedy(SiteEvidence site, List<String> said) {
    if (said.stream().anyMatch(FULL.asPredicate())) {
      return Sentence.of("cause.storage-error.full.remedy", "expandable", expandable(site));
    }
    return said.stream().anyMatch(DENIED.asPredicate())
        ? Sentence.of("cause.storage-error.denied.remedy")
        : Sentence.of("cause.storage-error.remedy");
  }

  /** Whether its storage class lets the volume be enlarged; empty where nobody could look. */
  private static String expandable(SiteEvidence site) {
    List<StorageClass> classes = site.see(Part.STORAGE_CLASSES).orElse(List.of());
    return site.see(Part.VOLUME)
        .map(VolumeClaim::storageClass)
        .flatMap(name -> classes.stream().filter(each -> each.name().equals(name)).findFirst())
        .map(found -> found.expandable() ? "yes" : "no")
        .orElse("");
  }
}
