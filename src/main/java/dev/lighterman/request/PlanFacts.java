package dev.lighterman.request;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What plans held before {@link Details} had types: strings by name. */
public record PlanFacts(Map<String, String> all) {
  private static final String LABEL = "label.";

  public PlanFacts {
    all = Map.copyOf(all);
  }

  public @Nullable String get(String name) {
    return all.get(name);
  }

  /**
   * One that the operation always wrote.
   *
   * @throws IllegalArgumentException where it is missing
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

  /** The commands for the people at the site. */
  public @Nullable String manualCommands() {
    return get("elsewhere");
  }
}
