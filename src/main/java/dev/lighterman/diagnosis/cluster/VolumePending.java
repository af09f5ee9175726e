package dev.lighterman.diagnosis.cluster;

import dev.lighterman.azure.Extension;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.InstallationBlocker;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.kubernetes.VolumeClaim;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The volume can't be made: its storage class is missing. */
public final class VolumePending implements InstallationBlocker {
  private static final Pattern PROVISIONING = Pattern.compile("Failed|not found");
  private static final Pattern TIMED_OUT =
      Pattern.compile("(?i)timed out waiting|deadline exceeded");

  @Override
  public Part<?> part() {
    return Part.VOLUME;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    Optional<VolumeClaim> seen = unbound(site.see(Part.VOLUME), site);
    return seen.or(() -> unbound(removed(site), site))
        .map(volume -> {
          Sentence what =
              hasNone(site)
                  ? Sentence.of("cause.volume-pending.none")
                  : Sentence.of("cause.volume-pending", "class", storageClass(volume))
                      .with("classes", classes(site));
          var diagnosis =
              (seen.isPresent() ? Diagnosis.certain(this, what) : Diagnosis.likely(this, what))
                  .quoting(site.events("PersistentVolumeClaim/", PROVISIONING))
                  .quoting(site.said(TIMED_OUT));
          return hasNone(site) ? diagnosis : diagnosis.curedBy(Cure.EXTENSION);
        });
  }

  /** The claim, if no storage class of the cluster fits it. */
  private static Optional<VolumeClaim> unbound(Optional<VolumeClaim> claim, SiteEvidence site) {
    return claim.filter(each ->
        site.see(Part.STORAGE_CLASSES)
            .map(each::cannotBind)
            .orElseGet(() -> isToldMissing(each, site)));
  }

  /** Whether the cluster says so, where nobody could look which storage classes it has. */
  private static boolean isToldMissing(VolumeClaim claim, SiteEvidence site) {
    String name = claim.storageClass();
    return claim.phase().equals("Pending")
        && name != null
        && !site.events(
                "PersistentVolumeClaim/",
                Pattern.compile("storageclass\\S* \"" + Pattern.quote(name) + "\" not found"))
            .isEmpty();
  }

  /** What a failed installation claimed: when Helm gives up, it deletes the claim. */
  private static Optional<VolumeClaim> removed(SiteEvidence site) {
    return site.see(Part.EXTENSION)
        .filter(_ -> !site.said(TIMED_OUT).isEmpty() && site.see(Part.VOLUME).isEmpty())
        .map(extension ->
            new VolumeClaim("Pending", extension.settings().get(Extension.STORAGE_CLASS)));
  }

  private static String storageClass(VolumeClaim volume) {
    return Optional.ofNullable(volume.storageClass()).orElse("default");
  }

  /**
   * Whether it was seen that the cluster has no storage class, with which none can be asked for.
   */
  private static boolean hasNone(SiteEvidence site) {
    return site.see(Part.STORAGE_CLASSES).filter(List::isEmpty).isPresent();
  }

  private static List<String> classes(SiteEvidence site) {
    return site.see(Part.STORAGE_CLASSES).stream()
        .flatMap(List::stream)
        .map(StorageClass::name)
        .toList();
  }
}
