package dev.lighterman.sandbox.world;

import java.util.Map;
import java.util.Optional;

/**
 * A fault that is injected into the sandbox, by name.
 *
 * <p>The HTTP faults of a server are {@code 403} (denied for every caller), {@code 429}, {@code
 * 500}, {@code answer} (instead of the real one), {@code drop} and {@code slow}; their details are
 * {@code face} (the server's name) and, optionally, {@code path} (a regular expression), {@code
 * method}, {@code times}, {@code millis} and {@code retryAfter} (seconds); those of an answer also
 * {@code status}, {@code type} and {@code body}. All other names are faults of the world.
 */
public record Fault(String name, Map<String, String> details) {

  public Fault {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A fault needs a name");
    }
    details = Map.copyOf(details);
  }

  /** A detail, if it is given. */
  public Optional<String> detail(String key) {
    return Optional.ofNullable(details.get(key));
  }

  /** A detail that is a number, or the default. */
  public long number(String key, long defaultValue) {
    return detail(key).map(Long::parseLong).orElse(defaultValue);
  }

  /** Whether a detail has this value; a detail that is not given matches every value. */
  public boolean appliesTo(String key, String value) {
    return detail(key).map(value::equalsIgnoreCase).orElse(true);
  }
}
