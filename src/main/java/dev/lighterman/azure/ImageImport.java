package dev.lighterman.azure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
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

  /**
   * The request's body.
   *
   * @param mode {@code Force} overwrites the target tag, {@code NoForce} does not
   */
  ObjectNode body(String mode) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode from = body.putObject("source").put("sourceImage", sourceImage());
    if (sourceRegistry == null) {
      from.put("registryUri", source.registry());
    } else {
      from.put("resourceId", sourceRegistry.toString());
    }
    body.putArray("targetTags").add(target);
    return body.put("mode", mode);
  }
}
