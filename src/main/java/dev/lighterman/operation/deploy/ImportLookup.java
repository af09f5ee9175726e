package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.step.cloud.ImportImage;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** Looks up an import's source and the image that its tag refers to now. */
record ImportLookup(OperationContext services) {
  /** The target pinned to the source's current digest, if that can be read. */
  ImportTarget pinned(ImportTarget target) {
    return target.source().pinned()
        ? target
        : sourceRegistry(target)
            .flatMap(registry -> digest(registry, target))
            .map(target::pinned)
            .orElse(target);
  }

  ImportImage step(CloudRegistry registry, ImportTarget target) {
    return new ImportImage(
        registry.id(),
        target.source(),
        sourceRegistry(target).map(CloudRegistry::id).orElse(null),
        target.repository(),
        target.tag(),
        services.azure().images().digest(registry, target.repository(), target.tag()).orElse(null));
  }

  /** The source's registry; empty if it is not one that the bot can list. */
  private Optional<CloudRegistry> sourceRegistry(ImportTarget target) {
    return services.azure().registries().list().stream()
        .filter(each -> each.loginServer().equalsIgnoreCase(target.source().registry()))
        .findFirst();
  }

  /** Empty if the bot may not read it; Azure may still be able to import it. */
  private Optional<String> digest(CloudRegistry registry, ImportTarget target) {
    var source = target.source();
    Optional<String> digest;
    try {
      digest = services.azure().images().digest(registry, source.repository(), source.reference());
    } catch (OperatorMustAct forbidden) {
      return Optional.empty();
    }
    if (digest.isEmpty()) {
      throw new AskerMustAct(
          Sentence.of("deploy.no-import", "image", source.toString())
              .with("registry", registry.name()));
    }
    return digest;
  }
}
