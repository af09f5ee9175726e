package dev.lighterman.azure;

import com.azure.resourcemanager.containerregistry.models.ImportImageParameters;
import com.azure.resourcemanager.containerregistry.models.ImportSource;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image to import from another registry.
 *
 * @param sourceRegistry the source's registry, which Azure reads with the bot's permissions; null
 *     for a public one
 * @param target repository and tag in the target registry, such as {@code hello-world:latest}
 */
public record ImageImport(ImageReference source, @Nullable ArmId sourceRegistry, String target) {
  /** Repository and tag or digest in the source's registry. */
  public String sourceImage() {
    return source.toString().substring(source.registry().length() + 1);
  }

  ImportImageParameters parameters() {
    var importSource = new ImportSource().withSourceImage(sourceImage());
    return new ImportImageParameters()
        .withSource(
            sourceRegistry == null
                ? importSource.withRegistryUri(source.registry())
                : importSource.withResourceId(sourceRegistry.toString()))
        .withTargetTags(List.of(target));
  }
}
