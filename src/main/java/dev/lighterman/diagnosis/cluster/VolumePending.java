package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
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

/** The volume can't be made: its storage class is missing. */
public final class VolumePending implements Cause {
  private static final Pattern PROVISIONING = Pattern.compile("Failed|not found");

  @Override
  public Part<?> part() {
    return Part.VOLUME;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "never-activated",
        "connected-registry-pod-down",
        "helm-timeout",
        "extension-status-missing",
        "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.VOLUME)
        .filter(volume -> site.see(Part.STORAGE_CLASSES).map(volume::cannotBind).orElse(false))
        .map(volume ->
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.volume-pending", "class", storageClass(volume))
                        .with("classes", classes(site)))
                .quoting(site.events("PersistentVolumeClaim/", PROVISIONING))
                .curedBy(Cure.EXTENSION));
  }

  private static String storageClass(VolumeClaim volume) {
    return Optional.ofNullable(volume.storageClass()).orElse("default");
  }

  private static List<String> classes(SiteEvidence site) {
    return site.see(Part.STORAGE_CLASSES).stream()
        .flatMap(List::stream)
        .map(StorageClass::name)
        .toList();
  }
}
