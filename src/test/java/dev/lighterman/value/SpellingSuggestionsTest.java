package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionsTest {
  /** Far more than it takes, and far less than it took with a cubic distance. */
  private static final Duration BOUND = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({
    "deploy, deploy, 0",
    "'', deploy, 6",
    "deploy, '', 6",
    "deplo, deploy, 1",
    "depploy, deploy, 1",
    "dploy, deplyo, 2",
    "edploy, deploy, 1",
    "ab, ba, 1",
    "kitten, sitting, 3",
    "a, b, 1"
  })
  void aDistanceCountsLetters(String one, String other, int distance) {
    assertEquals(distance, SpellingSuggestions.distance(one, other));
    assertEquals(distance, SpellingSuggestions.distance(other, one));
  }

  @Test
  void onlyTheBeginningOfAVeryLongWordIsCompared() {
    assertEquals(100, SpellingSuggestions.distance("x".repeat(3_900), ""));
    assertEquals(93, SpellingSuggestions.distance("store-1" + "x".repeat(3_893), "store-1"));
    assertEquals(0, SpellingSuggestions.distance("x".repeat(100), "x".repeat(101)));
  }

  @Test
  void aWordAsLongAsAMessageIsComparedWithThousandsOfNamesAtOnce() {
    String word = "x".repeat(3_900);
    List<String> names = IntStream.range(0, 5_000).mapToObj(i -> "a-site-named-" + i).toList();

    assertTimeoutPreemptively(
        BOUND,
        () -> {
          names.forEach(name -> SpellingSuggestions.distance(word, name));
          assertEquals(List.of(), SpellingSuggestions.to(word, names));
        });
  }
}
