package dev.lighterman.operation.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as {@code kubectl} prints it: each cell begins where its heading does.
 *
 * @param rows the cells of each row by their headings
 */
record PastedTable(List<Map<String, String>> rows) {
  private static final Pattern HEADER =
      Pattern.compile("\\s*(?:NAMESPACE {2,})?(?:NAME|LAST SEEN) {2,}[A-Z].*");

  /** A heading may have several words, such as {@code LAST SEEN}. */
  private static final Pattern HEADING = Pattern.compile("\\S+(?: \\S+)*");

  PastedTable {
    rows = List.copyOf(rows);
  }

  /** Whether a line is the first one of a table. */
  static boolean isHeader(String line) {
    return HEADER.matcher(line).matches();
  }

  static PastedTable of(String header, List<String> lines) {
    SequencedMap<String, Integer> starts = new LinkedHashMap<>();
    Matcher heading = HEADING.matcher(header);
    while (heading.find()) {
      starts.put(heading.group(), heading.start());
    }
    return new PastedTable(lines.stream().map(line -> cells(starts, line)).toList());
  }

  private static Map<String, String> cells(SequencedMap<String, Integer> starts, String line) {
    var headings = new ArrayList<>(starts.keySet());
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < headings.size(); i++) {
      int start = at(starts, headings.get(i), line);
      int end = i + 1 < headings.size() ? at(starts, headings.get(i + 1), line) : line.length();
      cells.put(headings.get(i), line.substring(start, end).strip());
    }
    return cells;
  }

  private static int at(Map<String, Integer> starts, String heading, String line) {
    return Math.min(line.length(), starts.getOrDefault(heading, 0));
  }

  /** The rows about one kind of object, which are named like {@code pod/connected-registry-7d9}. */
  List<Map<String, String>> of(String kind) {
    return rows.stream().filter(row -> cell(row, "NAME").startsWith(kind + "/")).toList();
  }

  /** Whether it lists events. */
  boolean hasEvents() {
    return rows.stream().findFirst().filter(row -> row.containsKey("OBJECT")).isPresent();
  }

  /** What stands below a heading; empty for a column that the table does not have. */
  static String cell(Map<String, String> row, String heading) {
    return Optional.ofNullable(row.get(heading)).orElse("");
  }

  /** The same where {@code <none>} and {@code <unset>} are nothing. */
  static Optional<String> value(Map<String, String> row, String heading) {
    return Optional.of(cell(row, heading)).filter(cell -> !cell.isEmpty() && !cell.startsWith("<"));
  }
}
