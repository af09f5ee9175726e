package dev.lighterman.sandbox.world;

import java.util.Map;
import java.util.Optional;

/**
 * Something that is broken, by name.
 *
 * <p>A face's faults are called {@code 403} (forbidden by a rule, whoever asks), {@code 429},
 * {@code 500}, {@code drop} and {@code slow}; their details are {@code face} and, where wanted,
 * {@code path} (a regular expression), {@code method}, {@code times}, {@code millis} and {@code
 * retryAfter} (seconds). All other names are the world's.
 */
public record Fault(String name, Map<String, String> details) {

  public Fault {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A fault needs a name");
    }
    details = Map.copyOf(details);
  }

  /** A detail, where it was given. */
  public Optional<String> detail(String key) {
    return Optional.ofNullable(details.get(key));
  }

  /** A detail that is a number, else what is usual. */
  public long number(String key, long defaultValue) {
    return detail(key).map(Long::parseLong).orElse(defaultValue);
  }

  /** Whether a detail that this fault names is this one; a detail not named fits everything. */
  public boolean appliesTo(String key, String value) {
    return detail(key).map(value::equalsIgnoreCase).orElse(true);
  }
}
