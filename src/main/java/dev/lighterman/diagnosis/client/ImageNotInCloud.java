package dev.lighterman.diagnosis.client;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * The image that a pod wants is in the cloud registry no more than at the site: no sync brings it.
 */
public final class ImageNotInCloud implements Cause {
  @Override
  public Part<?> part() {
    return Part.PULLS;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<FailingPull> failing = UnfoundImages.of(site).nowhere();
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(this, says("cause.image-not-in-cloud", site, failing))
                .remediedBy(says("cause.image-not-in-cloud.remedy", site, failing))
                .quoting(failing.stream().map(FailingPull::message).toList()));
  }

  private static Sentence says(String key, SiteEvidence site, List<FailingPull> failing) {
    List<String> images = failing.stream().map(FailingPull::path).distinct().sorted().toList();
    return Sentence.of(key, "images", images)
        .with("registry", site.see(Part.CLOUD_REGISTRY).map(CloudRegistry::name).orElse("?"));
  }
}
