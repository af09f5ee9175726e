package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionsTest {
  /** For each pair of letters: both, and for a swap at most four more. */
  private static final int MOST_LOOKS = 6;

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

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "Depliy, deploy",
        "de, deploy",
        "d, nothing",
        "doctro, doctor",
        "xy, nothing",
        "li, list",
        "lsit, list",
        "lxyt, nothing",
        "dx, nothing",
        "approveeeee, nothing"
      })
  void aWordIsTakenForOneThatItBeginsOrThatIsCloseToIt(String typed, String meant) {
    var known = List.of("deploy", "doctor", "list", "approve", "xz");

    assertEquals(meant == null ? List.of() : List.of(meant), SpellingSuggestions.to(typed, known));
  }

  @Test
  void theClosestComeFirstAndNoMoreThanThree() {
    assertEquals(
        List.of("store-1234", "store-12", "store-13"),
        SpellingSuggestions.to(
            "store-12",
            List.of("store-13", "store-1234", "store-12", "store-13", "store-92", "store-99x")));
  }

  @Test
  void onlyTheBeginningOfAVeryLongWordIsCompared() {
    assertEquals(100, SpellingSuggestions.distance("x".repeat(3_900), ""));
    assertEquals(93, SpellingSuggestions.distance("store-1" + "x".repeat(3_893), "store-1"));
    assertEquals(0, SpellingSuggestions.distance("x".repeat(100), "x".repeat(101)));
  }

  @Test
  void aWordAsLongAsAMessageCostsNoMoreThanAHundredLetters() {
    assertEquals(looks(100, 14), looks(3_900, 14));
    assertEquals(looks(100, 100), looks(3_900, 3_900));
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "100, 10", "10, 100", "50, 50", "100, 100"})
  void theCostGrowsWithTheProductOfTheLengthsAndNotFaster(int one, int other) {
    int looks = looks(one, other);

    assertTrue(looks <= MOST_LOOKS * one * other, () -> looks + " looks");
  }

  /** How often a letter is looked at to compare two words of these lengths. */
  private static int looks(int one, int other) {
    var count = new AtomicInteger();
    SpellingSuggestions.distance(
        new Counted("x".repeat(one), count), new Counted("y".repeat(other), count));
    return count.get();
  }

  private record Counted(CharSequence text, AtomicInteger looks) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks.incrementAndGet();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
