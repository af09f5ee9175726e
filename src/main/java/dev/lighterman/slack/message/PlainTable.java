package dev.lighterman.slack.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Renders a table as lines of text with aligned columns. */
final class PlainTable {
  private PlainTable() {}

  /** One line per row; each row has as many cells as the first. */
  static List<String> lines(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size()).mapToObj(column -> width(rows, column)).toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), widths.get(column)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
