package dev.lighterman.slack.message;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Slack's table block, which its Java SDK does not know yet. The SDK loses its rows when it reads a
 * message; therefore messages are always rendered anew from the bot's own state.
 *
 * @param columnSettings one for each column, since Slack refuses some that are null
 */
record TableBlock(
    String type, @Nullable String blockId, List<List<Cell>> rows, List<Column> columnSettings)
    implements LayoutBlock {
  static final String TYPE = "table";
  static final int MAX_ROWS = 100;
  static final int MAX_COLUMNS = 20;
  static final int MAX_CHARACTERS = 10_000;

  /** Longer cells are folded if they can be, else readers have to scroll to their end. */
  private static final int MAX_LINE = 40;

  /** Beside a longer name, no whole column fits on a phone. */
  private static final int MAX_NAME = 17;

  private static final Pattern FOLDABLE_NAME = Pattern.compile(".*[ /-].*");

  /** How a column is shown; Slack folds no line by itself. */
  record Column(boolean isWrapped) {}

  /**
   * A cell: plain text, or a mention of a person, which Slack shows by their name.
   *
   * @param elements the mention; null for text
   */
  record Cell(String type, @Nullable String text, @Nullable List<RichTextElement> elements) {
    private static final Pattern PERSON = Pattern.compile("<@([A-Z0-9]+)>");

    static Cell of(String text) {
      Matcher person = PERSON.matcher(text);
      return person.matches()
          ? new Cell("rich_text", null, List.of(mention(person.group(1))))
          : new Cell("raw_text", text.isEmpty() ? "–" : text, null);
    }

    private static RichTextElement mention(String id) {
      var user = RichTextSectionElement.User.builder().userId(id).build();
      return RichTextSectionElement.builder().elements(List.of(user)).build();
    }

    int characters() {
      return text == null ? 0 : text.length();
    }

    boolean isProse() {
      return text != null && text.length() > MAX_LINE && text.contains(" ");
    }

    boolean isLongName() {
      return text != null && text.length() > MAX_NAME && FOLDABLE_NAME.matcher(text).matches();
    }
  }

  /** As many rows as Slack accepts; if some are left out, the last row tells how many. */
  static TableBlock of(List<String> headers, List<List<String>> rows) {
    List<List<Cell>> kept = new ArrayList<>();
    kept.add(cells(headers));
    int remaining = MAX_CHARACTERS - characters(kept.getFirst()) - MAX_COLUMNS * 2;
    for (List<String> row : rows) {
      List<Cell> cells = cells(row);
      remaining -= characters(cells);
      boolean last = kept.size() == rows.size();
      if (remaining < 0 || (kept.size() == MAX_ROWS - 1 && !last)) {
        kept.add(leftOut(rows.size() - kept.size() + 1, cells.size()));
        break;
      }
      kept.add(cells);
    }
    return new TableBlock(TYPE, null, List.copyOf(kept), columns(kept));
  }

  /** The first column names what each row is about, and is folded sooner. */
  private static List<Column> columns(List<List<Cell>> rows) {
    return IntStream.range(0, rows.getFirst().size())
        .mapToObj(index ->
            rows.stream()
                .filter(row -> index < row.size())
                .map(row -> row.get(index))
                .anyMatch(cell -> cell.isProse() || (index == 0 && cell.isLongName())))
        .map(Column::new)
        .toList();
  }

  private static List<Cell> leftOut(int count, int columns) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of("+ " + count));
    while (cells.size() < columns) {
      cells.add(Cell.of("…"));
    }
    return cells;
  }

  private static List<Cell> cells(List<String> row) {
    return row.stream().limit(MAX_COLUMNS).map(Cell::of).toList();
  }

  private static int characters(List<Cell> row) {
    return row.stream().mapToInt(Cell::characters).sum();
  }

  @Override
  public String getType() {
    return type;
  }

  @Override
  public @Nullable String getBlockId() {
    return blockId;
  }
}
