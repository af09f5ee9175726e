package dev.lighterman.operation.doctor;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cloud registries whose connected registries can't be listed, so that nobody takes a short list
 * for a whole one.
 */
public record UnlistedRegistries(List<CloudRegistry> registries) {
  public UnlistedRegistries {
    registries = List.copyOf(registries);
  }

  /** Those that may have the connected registry of a site where nobody can tell which runs. */
  public static UnlistedRegistries in(InventorySnapshot snapshot) {
    return snapshot.sites().stream().anyMatch(site -> site.installation().unknown())
        ? new UnlistedRegistries(
            snapshot.registries().stream().filter(UnlistedRegistries::wasPremium).toList())
        : new UnlistedRegistries(List.of());
  }

  /** Only Premium has data endpoints: one that is still on is of a former time. */
  private static boolean wasPremium(CloudRegistry registry) {
    return !registry.premium() && registry.dataEndpointEnabled();
  }

  public boolean isEmpty() {
    return registries.isEmpty();
  }

  /** A sentence with {@code unlisted}, how many they are, and {@code registries}, their names. */
  public Sentence addTo(Sentence sentence) {
    return sentence
        .with("unlisted", registries.size())
        .with("registries", registries.stream().map(CloudRegistry::name).toList());
  }

  /** Of each, why, and what would change that. */
  public List<Sentence> sentences(Instant now) {
    return registries.stream().flatMap(registry -> sentences(registry, now)).toList();
  }

  private static Stream<Sentence> sentences(CloudRegistry registry, Instant now) {
    SiteEvidence evidence =
        SiteEvidence.of(now, registry.name()).with(Part.CLOUD_REGISTRY, new Seen<>(registry));
    return RootCauses.in(evidence).roots().stream()
        .map(RootCauses.Root::diagnosis)
        .map(diagnosis -> sentence(registry, diagnosis));
  }

  private static Sentence sentence(CloudRegistry registry, Diagnosis diagnosis) {
    return Sentence.of("inventory.unlisted", "registry", registry.name())
        .with("why", diagnosis.what())
        .with("remedy", diagnosis.remedy());
  }

  /** The same as parts of an answer. */
  public List<Answer.Part> lines(Instant now) {
    return sentences(now).stream().<Answer.Part>map(Answer.Line::new).toList();
  }
}
