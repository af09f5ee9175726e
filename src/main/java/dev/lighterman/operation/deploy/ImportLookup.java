package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.step.cloud.ImportImage;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** What an import finds: its source, where the bot can read it, and what has its tag already. */
record ImportLookup(OperationContext services) {
  /** The same with the digest that the source has now, where that can be read. */
  ImportTarget pinned(ImportTarget target) {
    return target.source().pinned()
        ? target
        : from(target)
            .flatMap(registry -> digest(registry, target))
            .map(target::pinned)
            .orElse(target);
  }

  ImportImage step(CloudRegistry into, ImportTarget target) {
    return new ImportImage(
        into.id(),
        target.source(),
        from(target).map(CloudRegistry::id).orElse(null),
        target.repository(),
        target.tag(),
        services.azure().images().digest(into, target.repository(), target.tag()).orElse(null));
  }

  /** The source's registry; empty for one of somebody else's. */
  private Optional<CloudRegistry> from(ImportTarget target) {
    return services.azure().registries().list().stream()
        .filter(each -> each.loginServer().equalsIgnoreCase(target.source().registry()))
        .findFirst();
  }

  /** Empty where the bot may not read it, which does not mean that Azure won't copy it. */
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
