package dev.lighterman.azure;

import com.azure.resourcemanager.containerregistry.models.ImportImageParameters;
import com.azure.resourcemanager.containerregistry.models.ImportSource;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image of another registry, and what it is to be called.
 *
 * @param from the other registry, which Azure then reads as the bot; null for a public one
 * @param target such as {@code hello-world:latest}
 */
public record ImageImport(ImageReference source, @Nullable ArmId from, String target) {
  /** The image as its own registry calls it. */
  public String name() {
    return source.toString().substring(source.registry().length() + 1);
  }

  ImportImageParameters parameters() {
    var copied = new ImportSource().withSourceImage(name());
    return new ImportImageParameters()
        .withSource(
            from == null
                ? copied.withRegistryUri(source.registry())
                : copied.withResourceId(from.toString()))
        .withTargetTags(List.of(target));
  }
}
