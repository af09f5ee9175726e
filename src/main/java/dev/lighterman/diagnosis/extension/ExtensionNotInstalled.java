package dev.lighterman.diagnosis.extension;

import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
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
    boolean silent =
        site.isAbsent(Part.NAMESPACE)
            && site.see(Part.EXTENSION)
                .filter(extension -> extension.provisioning() == ProvisioningState.SUCCEEDED)
                .isPresent();
    boolean absent = site.isAbsent(Part.EXTENSION) && site.see(Part.CONNECTED_REGISTRY).isPresent();
    return silent || absent
        ? Optional.of(
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.extension-not-installed", "silent", silent ? "yes" : "no"))
                .curedBy(Cure.EXTENSION))
        : Optional.empty();
  }
}
