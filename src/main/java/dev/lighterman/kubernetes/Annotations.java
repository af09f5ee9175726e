package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** An object's annotations, none where it has none. */
final class Annotations {
  private Annotations() {}

  static Map<String, String> of(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }
}
