package dev.lighterman.documentation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown. */
public final class MarkdownTable {
  private MarkdownTable() {}

  public static String of(List<String> columns, List<List<String>> rows) {
    List<String> rule = columns.stream().map(_ -> "---").toList();
    return Stream.of(List.of(columns, rule), rows)
        .flatMap(List::stream)
        .map(MarkdownTable::row)
        .collect(Collectors.joining("\n"));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
