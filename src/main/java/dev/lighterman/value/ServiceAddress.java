package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IPv4 address of a Kubernetes Service, such as {@code 10.0.0.50}. */
public final class ServiceAddress implements Comparable<ServiceAddress> {
  private static final Pattern DOTTED =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private final long number;

  private ServiceAddress(long number) {
    this.number = number;
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is not an IPv4 address
   */
  @JsonCreator
  public static ServiceAddress of(String text) {
    return maybe(text)
        .orElseThrow(() -> new IllegalArgumentException("not an IPv4 address: " + text));
  }

  /** The address in a text; empty if it is not an IPv4 address. Host names are not resolved. */
  public static Optional<ServiceAddress> maybe(String text) {
    var matcher = DOTTED.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = 0;
    for (int group = 1; group <= 4; group++) {
      int octet = Integer.parseInt(matcher.group(group));
      if (octet > 255) {
        return Optional.empty();
      }
      number = number * 256 + octet;
    }
    return Optional.of(new ServiceAddress(number));
  }

  static ServiceAddress of(long number) {
    return new ServiceAddress(number);
  }

  long number() {
    return number;
  }

  @Override
  public int compareTo(ServiceAddress that) {
    return Long.compare(number, that.number);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServiceAddress that && number == that.number;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }

  @JsonValue
  @Override
  public String toString() {
    return "%d.%d.%d.%d"
        .formatted(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255);
  }
}
