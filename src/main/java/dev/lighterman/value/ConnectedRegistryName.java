package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a connected registry: 5 to 40 letters and digits, a letter first. Azure's pattern has
 * no {@code -} and {@code _}, although the help of {@code az} allows them.
 */
public record ConnectedRegistryName(@JsonValue String text) {
  @JsonCreator
  public ConnectedRegistryName {
    if (!text.matches("[A-Za-z][A-Za-z0-9]{4,39}")) {
      throw new IllegalArgumentException("not a connected registry's name: " + text);
    }
  }

  /** The nearest valid name, in lower case; empty if fewer than 5 letters and digits are left. */
  public static Optional<ConnectedRegistryName> near(String text) {
    String valid =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^[0-9]+", "");
    String cut = valid.substring(0, Math.min(40, valid.length()));
    return cut.length() < 5 ? Optional.empty() : Optional.of(new ConnectedRegistryName(cut));
  }

  @Override
  public String toString() {
    return text;
  }
}
