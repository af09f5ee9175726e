package dev.lighterman.value;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something to tell a person, independent of language: a key of the resource bundles and the values
 * that its pattern names.
 *
 * @param values each a text, a whole number, a {@link Duration}, an {@link Instant}, a {@link
 *     Person}, a {@link UserGroup}, a {@link Channel}, another sentence, or a list of these
 */
public record Sentence(String key, Map<String, Object> values) {
  public Sentence {
    values.forEach(Sentence::check);
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public static Sentence of(String key) {
    return new Sentence(key, Map.of());
  }

  public static Sentence of(String key, String name, Object value) {
    return new Sentence(key, Map.of(name, value));
  }

  public Sentence with(String name, Object value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Sentence(key, more);
  }

  private static void check(String name, Object value) {
    boolean sayable =
        switch (value) {
          case String _, Integer _, Long _, Duration _, Instant _ -> true;
          case Person _, UserGroup _, Channel _, Sentence _ -> true;
          case List<?> list -> {
            list.forEach(each -> check(name, each));
            yield true;
          }
          default -> false;
        };
    if (!sayable) {
      throw new IllegalArgumentException(name + " can't be said: " + value.getClass());
    }
  }
}
