package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** The annotations of a Kubernetes object, as a map that is never null. */
final class Annotations {
  private Annotations() {}

  static Map<String, String> of(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }
}
