package dev.lighterman.diagnosis.client;

import static java.util.stream.Collectors.partitioningBy;

import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.PullAttempts;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pods whose image the connected registry does not have.
 *
 * @param nowhere those whose image the cloud registry does not have either
 * @param elsewhere those whose image it has, and those for which nobody could look
 */
record UnfoundImages(List<FailingPull> nowhere, List<FailingPull> elsewhere) {
  static UnfoundImages of(SiteEvidence site) {
    Set<String> missing = site.see(Part.CLOUD_IMAGES).orElse(Set.of());
    Map<Boolean, List<FailingPull>> isMissing =
        site.failing(PullAttempts.NOT_FOUND).stream()
            .collect(partitioningBy(pull -> missing.contains(pull.image())));
    return new UnfoundImages(
        isMissing.getOrDefault(true, List.of()), isMissing.getOrDefault(false, List.of()));
  }
}
