package dev.lighterman.value;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Known words that a misspelled word may stand for. */
public final class SpellingSuggestions {
  /** More would be no help. */
  public static final int LIMIT = 3;

  /** People may type thousands of letters, and wait for the answer. */
  private static final int MAX_LENGTH = 100;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

  private SpellingSuggestions() {}

  /** A word without case and accents, as people in a hurry type it. */
  public static String folded(String word) {
    return ACCENTS
        .matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /** At most three candidates that are close to a word, the closest first. */
  public static List<String> to(String word, Collection<String> candidates) {
    String typed = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .distinct()
        .filter(candidate -> isClose(typed, candidate))
        .sorted(Comparator.comparingInt(rank(typed)::apply))
        .limit(LIMIT)
        .toList();
  }

  /** Lengths are compared first: a distance is never shorter than their difference. */
  private static boolean isClose(String typed, String candidate) {
    int allowed = candidate.length() < 3 ? 0 : Math.max(1, candidate.length() / 3);
    return isPrefix(typed, candidate)
        || hasOneLetterMore(typed, candidate)
        || (Math.abs(typed.length() - candidate.length()) <= allowed
            && distance(typed, candidate) <= allowed);
  }

  /** Of a word of two letters, most that is close is another word: only {@code ipp} is not. */
  private static boolean hasOneLetterMore(String typed, String candidate) {
    return candidate.length() == 2 && typed.length() == 3 && typed.startsWith(candidate);
  }

  private static boolean isPrefix(String typed, String candidate) {
    return typed.length() >= 2 && candidate.startsWith(typed);
  }

  private static Function<String, Integer> rank(String typed) {
    return candidate -> isPrefix(typed, candidate) ? 0 : distance(typed, candidate);
  }

  /**
   * The Damerau-Levenshtein distance: how many letters have to be added, dropped, replaced or
   * swapped with their neighbour. Only the first {@value #MAX_LENGTH} letters are compared, which
   * is more than any name has.
   */
  public static int distance(CharSequence one, CharSequence other) {
    CharSequence a = clipped(one);
    CharSequence b = clipped(other);
    int[] beforeLast = new int[b.length() + 1];
    int[] last = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + same);
        if (isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  private static boolean isSwap(CharSequence a, int i, CharSequence b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }

  private static CharSequence clipped(CharSequence word) {
    return word.length() <= MAX_LENGTH ? word : word.subSequence(0, MAX_LENGTH);
  }
}
