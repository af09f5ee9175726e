package dev.lighterman.slack.message;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Slack's table, which its Java SDK does not know yet. On the way back from Slack its rows are
 * lost, which is one reason why messages are always rendered from our own state.
 */
record TableBlock(String type, @Nullable String blockId, List<List<Cell>> rows)
    implements LayoutBlock {
  static final String TYPE = "table";
  static final int MOST_ROWS = 100;
  static final int MOST_COLUMNS = 20;
  static final int MOST_CHARACTERS = 10_000;

  /**
   * A cell: text as it is, or a person, whose name Slack knows better than we do.
   *
   * @param elements what a rich cell holds; null for text
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
  }

  /** As many rows as Slack takes; where some are left out, a last row says how many. */
  static TableBlock of(List<String> headers, List<List<String>> rows) {
    List<List<Cell>> kept = new ArrayList<>();
    kept.add(cells(headers));
    int room = MOST_CHARACTERS - characters(kept.getFirst()) - MOST_COLUMNS * 2;
    for (List<String> row : rows) {
      List<Cell> cells = cells(row);
      room -= characters(cells);
      boolean last = kept.size() == rows.size();
      if (room < 0 || (kept.size() == MOST_ROWS - 1 && !last)) {
        kept.add(leftOut(rows.size() - kept.size() + 1, cells.size()));
        break;
      }
      kept.add(cells);
    }
    return new TableBlock(TYPE, null, List.copyOf(kept));
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
    return row.stream().limit(MOST_COLUMNS).map(Cell::of).toList();
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
