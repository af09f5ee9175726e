package dev.lighterman.request;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The string map that plans stored before {@link Details} had types. */
public record PlanFacts(Map<String, String> all) {
  private static final String LABEL = "label.";

  public PlanFacts {
    all = Map.copyOf(all);
  }

  public @Nullable String get(String name) {
    return all.get(name);
  }

  /**
   * A value that the operation always wrote.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public String required(String name) {
    String value = all.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a stored plan without its " + name);
    }
    return value;
  }

  /** The site's labels. */
  public Map<String, String> labels() {
    return all.entrySet().stream()
        .filter(fact -> fact.getKey().startsWith(LABEL))
        .collect(
            toUnmodifiableMap(
                fact -> fact.getKey().substring(LABEL.length()), Map.Entry::getValue));
  }

  /** The commands that people at the site must run. */
  public @Nullable String manualCommands() {
    return get("elsewhere");
  }
}
