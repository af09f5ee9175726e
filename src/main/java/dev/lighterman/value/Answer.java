package dev.lighterman.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a person, independent of language and of how it is shown.
 *
 * @param first the first line; complete on its own, since a phone's lock screen shows no more
 * @param passing whether it lacks what may be told soon, so that it is worth asking again
 */
public record Answer(Sentence first, List<Part> parts, boolean passing) {
  public Answer(Sentence first, List<Part> parts) {
    this(first, parts, false);
  }

  public Answer {
    parts = List.copyOf(parts);
  }

  public static Answer of(Sentence first, Part... parts) {
    return new Answer(first, List.of(parts));
  }

  /** A piece of an answer. */
  public sealed interface Part {}

  /** A line of text. */
  public record Line(Sentence sentence) implements Part {}

  /** Lines that belong together under a heading. */
  public record Section(Sentence heading, List<Sentence> lines) implements Part {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A table.
   *
   * @param columns the column headings
   * @param rows as many cells as there are columns; an empty cell is shown as a dash
   */
  public record Table(List<Sentence> columns, List<List<Sentence>> rows) implements Part {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("every row has " + width + " cells");
      }
    }
  }

  /** Text to copy, such as commands; its values are shown unchanged. */
  public record Code(Sentence text) implements Part {}

  /** Buttons for what to do next. */
  public record Buttons(List<Button> buttons) implements Part {
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /**
   * A button.
   *
   * @param words what to type for the same, such as {@code show store-114}
   * @param opensForm whether it opens the form for that, and asks for nothing yet
   * @param reason why to ask for it, which the request then carries; null for none
   */
  public record Button(Sentence label, String words, boolean opensForm, @Nullable Sentence reason) {
    public Button(Sentence label, String words) {
      this(label, words, false);
    }

    public Button(Sentence label, String words, boolean opensForm) {
      this(label, words, opensForm, null);
    }

    /** The same with a reason. */
    public Button because(Sentence why) {
      return new Button(label, words, opensForm, why);
    }
  }
}
