package dev.lighterman.diagnosis.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** The connected registry's extension, or what it was to install, is not on the cluster. */
public final class ExtensionNotInstalled implements Cause {
  @Override
  public Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  public Set<String> explains() {
    return Set.of("never-activated", "connected-registry-pod-down", "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    Optional<Extension> silent =
        site.isAbsent(Part.NAMESPACE)
            ? site.see(Part.EXTENSION)
                .filter(extension -> extension.provisioning() == ProvisioningState.SUCCEEDED)
            : Optional.empty();
    boolean absent = site.isAbsent(Part.EXTENSION) && site.see(Part.CONNECTED_REGISTRY).isPresent();
    return silent.isPresent() || absent ? Optional.of(diagnosis(silent)) : Optional.empty();
  }

  /**
   * What it is, and what to do.
   *
   * @param silent what Azure has, where nothing of it is on the cluster
   */
  private Diagnosis diagnosis(Optional<Extension> silent) {
    String isSilent = silent.isPresent() ? "yes" : "no";
    Optional<ArmId> id = silent.map(Extension::id);
    return Diagnosis.certain(this, Sentence.of("cause.extension-not-installed", "silent", isSilent))
        .remediedBy(
            Sentence.of("cause.extension-not-installed.remedy", "silent", isSilent)
                .with("name", id.map(ArmId::name).orElse(""))
                .with("cluster", id.map(each -> each.parent().name()).orElse(""))
                .with("group", id.map(ArmId::resourceGroup).orElse(""))
                .with("subscription", id.map(ArmId::subscription).orElse("")))
        .curedBy(Cure.EXTENSION);
  }
}
