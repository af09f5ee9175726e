package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A name as Kubernetes takes it everywhere, for namespaces and containers too: up to 63 lower-case
 * letters, digits and {@code -} in between (a label of RFC 1123).
 */
public record KubernetesName(@JsonValue String text) {
  private static final int LONGEST = 63;

  @JsonCreator
  public KubernetesName {
    if (!text.matches("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?") || text.length() > LONGEST) {
      throw new IllegalArgumentException("not a name that Kubernetes takes: " + text);
    }
  }

  /**
   * The nearest lawful name to what has a letter or a digit.
   *
   * @param suffix what it ends with, however long the rest is
   */
  public static KubernetesName near(String text, String suffix) {
    String kept = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    String cut = kept.replaceFirst("^-+", "");
    String fit = cut.substring(0, Math.min(LONGEST - suffix.length(), cut.length()));
    return new KubernetesName(fit.replaceFirst("-+$", "") + suffix);
  }

  @Override
  public String toString() {
    return text;
  }
}
