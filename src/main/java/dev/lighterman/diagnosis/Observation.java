package dev.lighterman.diagnosis;

import dev.lighterman.value.Sentence;
import java.util.Optional;

/** What a look at one part of a site gave. */
public sealed interface Observation<T> {
  /** It was seen. */
  record Seen<T>(T value) implements Observation<T> {}

  /** Where it would be, there is none. */
  record Absent<T>() implements Observation<T> {}

  /**
   * It could not be looked at.
   *
   * @param why for people
   */
  record NotSeen<T>(Sentence why) implements Observation<T> {}

  /** What was seen, or that there is none. */
  static <T> Observation<T> of(Optional<T> found) {
    return found.<Observation<T>>map(Seen::new).orElseGet(Absent::new);
  }
}
