package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A name that Kubernetes accepts for any object, namespaces and containers included: up to 63
 * lower-case letters, digits and {@code -} in between (a label as in RFC 1123).
 */
public record KubernetesName(@JsonValue String text) {
  private static final int MAX_LENGTH = 63;

  @JsonCreator
  public KubernetesName {
    if (!text.matches("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?") || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a name that Kubernetes takes: " + text);
    }
  }

  /**
   * The nearest valid name to a text that has a letter or a digit.
   *
   * @param suffix what the name ends with; a long text is cut before it
   */
  public static KubernetesName near(String text, String suffix) {
    String valid =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-").replaceFirst("^-+", "");
    String cut = valid.substring(0, Math.min(MAX_LENGTH - suffix.length(), valid.length()));
    return new KubernetesName(cut.replaceFirst("-+$", "") + suffix);
  }

  @Override
  public String toString() {
    return text;
  }
}
