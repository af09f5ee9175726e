package dev.lighterman.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lighterman.value.ArmId;
import java.util.Locale;

/**
 * Something that one open request may touch alone, such as a connected registry or an address of a
 * cluster.
 */
public record Claim(@JsonValue String subject) {
  @JsonCreator
  public Claim {
    subject = subject.toLowerCase(Locale.ROOT);
  }

  /** To be the one that gives a cluster a connected registry, or takes it away. */
  public static Claim connectedRegistryOf(ArmId cluster) {
    return new Claim(cluster + "/connected-registry");
  }

  @Override
  public String toString() {
    return subject;
  }
}
