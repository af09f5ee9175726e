package dev.lighterman.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Known words that a misspelled word may stand for. */
public final class SpellingSuggestions {
  private static final int LIMIT = 3;

  private SpellingSuggestions() {}

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

  private static boolean isClose(String typed, String candidate) {
    int allowed = candidate.length() < 3 ? 0 : Math.max(1, candidate.length() / 3);
    return isPrefix(typed, candidate) || distance(typed, candidate) <= allowed;
  }

  private static boolean isPrefix(String typed, String candidate) {
    return typed.length() >= 2 && candidate.startsWith(typed);
  }

  private static Function<String, Integer> rank(String typed) {
    return candidate -> isPrefix(typed, candidate) ? 0 : distance(typed, candidate);
  }

  /**
   * The Damerau-Levenshtein distance: how many letters have to be added, dropped, replaced or
   * swapped with their neighbour.
   */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : extended(a.substring(0, i), b.substring(0, j), d);
      }
    }
    return d[a.length()][b.length()];
  }

  /** The distance of two texts, given the distances of all their shorter beginnings. */
  private static int extended(String a, String b, int[][] d) {
    int i = a.length();
    int j = b.length();
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
