package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The annotations of a Kubernetes object, as a map that is never null. */
final class Annotations {
  /** The mark of the request that created an object. */
  static final String REQUEST = "lighterman.dev/request";

  private Annotations() {}

  static Map<String, String> of(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }

  /** The mark of the request that created an object; null if the bot did not. */
  static @Nullable String request(HasMetadata object) {
    return of(object).get(REQUEST);
  }
}
