package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SentenceTest {
  static Stream<Object> sayable() {
    return Stream.of(
        "text",
        1,
        1L,
        Duration.ZERO,
        Instant.EPOCH,
        new Person("U01ASKER"),
        new UserGroup("S01LEADS"),
        new Channel("C01EDGEOPS"),
        Sentence.of("other"),
        List.of("a", List.of(1)));
  }

  @ParameterizedTest
  @MethodSource("sayable")
  void whatLanguagesKnowIsSaid(Object value) {
    assertEquals(Map.of("value", value), Sentence.of("key", "value", value).values());
  }

  static Stream<Object> unsayable() {
    return Stream.of(1.5, true, URI.create("x"), List.of("a", 1.5), List.of(List.of(true)));
  }

  @ParameterizedTest
  @MethodSource("unsayable")
  void anythingElseIsRefusedAlsoInLists(Object value) {
    assertThrows(IllegalArgumentException.class, () -> Sentence.of("key", "value", value));
  }

  @Test
  void aValueIsAddedToACopy() {
    Sentence one = Sentence.of("key", "a", 1);
    assertEquals(Map.of("a", 1, "b", 2), one.with("b", 2).values());
    assertEquals(Map.of("a", 1), one.values());
  }
}
