package dev.lighterman.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lighterman.value.ArmId;
import java.util.Locale;

/**
 * An exclusive lock of one open request on a resource, such as a connected registry or an address
 * of a cluster.
 */
public record Claim(@JsonValue String subject) {
  @JsonCreator
  public Claim {
    subject = subject.toLowerCase(Locale.ROOT);
  }

  /** The claim for installing or removing the connected registry of a cluster. */
  public static Claim connectedRegistryOf(ArmId cluster) {
    return new Claim(cluster + "/connected-registry");
  }

  @Override
  public String toString() {
    return subject;
  }
}
