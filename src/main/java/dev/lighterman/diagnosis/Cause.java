package dev.lighterman.diagnosis;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One thing that can be wrong with a site, and how to tell it from evidence. */
public interface Cause {
  /** What people and tests call it: the class's name, such as {@code data-endpoint-disabled}. */
  default String name() {
    return getClass().getSimpleName().replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
  }

  /** Where it lies. */
  Part<?> part();

  /** The parts that are not fine where it is what is wrong: where it lies, and where it shows. */
  default Set<Part<?>> affects() {
    return Set.of(part());
  }

  /** Whether nothing fails for it yet: it is said after all that fails now. */
  default boolean isAhead() {
    return false;
  }

  /** The names of the causes that, seen at the same time, only follow from this one. */
  default Set<String> explains() {
    return Set.of();
  }

  /** The diagnosis, if this is what is wrong. */
  Optional<Diagnosis> in(SiteEvidence site);
}
