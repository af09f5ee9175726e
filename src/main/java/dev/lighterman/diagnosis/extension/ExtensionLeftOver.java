package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster still runs an extension that Azure does not have any more: it was deleted while the
 * cluster's agents could not hear of it.
 */
public final class ExtensionLeftOver implements Cause {
  @Override
  public Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  public Set<Part<?>> affects() {
    return Set.of(Part.EXTENSION, Part.PODS, Part.VOLUME);
  }

  @Override
  public Set<String> explains() {
    return Set.of("extension-not-installed");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    boolean isGoing = site.see(Part.NAMESPACE).filter("Terminating"::equals).isPresent();
    List<PodState> pods = site.see(Part.PODS).orElse(List.of());
    return !site.isAbsent(Part.EXTENSION) || isGoing || pods.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(this, Sentence.of("cause.extension-left-over", "pods", pods.size()))
                .quoting(pods.stream().map(PodState::name).toList()));
  }
}
