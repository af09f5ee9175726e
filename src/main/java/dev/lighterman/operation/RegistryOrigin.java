package dev.lighterman.operation;

import dev.lighterman.site.Installation;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Objects;

/** Tells approvers how it is known which connected registry a site runs. */
public final class RegistryOrigin {
  private RegistryOrigin() {}

  /** Of a site of which something is known. */
  public static Sentence of(Installation installation) {
    return switch (installation.source()) {
      case STORED -> recorded(Objects.requireNonNull(installation.request()));
      case FILE -> Sentence.of("choice.removed.file");
      case EXTENSION -> Sentence.of("choice.removed.extension");
      case BY_NAME -> Sentence.of("choice.by-name");
      case UNKNOWN -> throw new IllegalArgumentException("not known: " + installation);
    };
  }

  /** By the request that installed it. */
  public static Sentence recorded(RequestNumber request) {
    return Sentence.of("choice.removed.stored", "request", request.toString());
  }
}
