package dev.lighterman.diagnosis.registry;

import dev.lighterman.azure.RegistrationState;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The subscription is not registered for a resource provider that the extension needs. */
public final class ProviderUnregistered implements Cause {
  @Override
  public Part<?> part() {
    return Part.PROVIDERS;
  }

  @Override
  public Set<String> explains() {
    return Set.of("extension-not-installed", "extension-status-missing", "never-activated");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.PROVIDERS)
        .map(ProviderUnregistered::missing)
        .filter(missing -> !missing.isEmpty())
        .map(missing ->
            Diagnosis.certain(
                    this, Sentence.of("cause.provider-unregistered", "providers", missing))
                .quoting(missing.stream().map(name -> name + ": not registered").toList())
                .curedBy(Cure.PROVIDERS));
  }

  private static List<String> missing(Map<String, RegistrationState> providers) {
    return providers.entrySet().stream()
        .filter(each ->
            each.getValue() == RegistrationState.NOT_REGISTERED
                || each.getValue() == RegistrationState.UNREGISTERING)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
