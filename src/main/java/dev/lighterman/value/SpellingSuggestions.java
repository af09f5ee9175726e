package dev.lighterman.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What somebody may have meant. */
public final class SpellingSuggestions {
  private static final int MOST = 3;

  private SpellingSuggestions() {}

  /** The few candidates that a word is near to, the nearest first. */
  public static List<String> to(String word, Collection<String> candidates) {
    String typed = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .distinct()
        .filter(candidate -> near(typed, candidate))
        .sorted(Comparator.comparingInt(rank(typed)::apply))
        .limit(MOST)
        .toList();
  }

  private static boolean near(String typed, String candidate) {
    int slips = candidate.length() < 3 ? 0 : Math.max(1, candidate.length() / 3);
    return begins(typed, candidate) || distance(typed, candidate) <= slips;
  }

  private static boolean begins(String typed, String candidate) {
    return typed.length() >= 2 && candidate.startsWith(typed);
  }

  private static Function<String, Integer> rank(String typed) {
    return candidate -> begins(typed, candidate) ? 0 : distance(typed, candidate);
  }

  /** How many letters have to be added, dropped, replaced or swapped with their neighbour. */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : least(a.substring(0, i), b.substring(0, j), d);
      }
    }
    return d[a.length()][b.length()];
  }

  /** The last letters' way with the fewest slips, the shorter beginnings being known. */
  private static int least(String a, String b, int[][] d) {
    int i = a.length();
    int j = b.length();
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
