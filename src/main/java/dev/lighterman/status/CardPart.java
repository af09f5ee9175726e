package dev.lighterman.status;

import java.util.List;

/**
 * A piece of a card. Headlines, lines, facts and contexts are marked up for the surface; cells,
 * code and labels are text as it is.
 */
public sealed interface CardPart {
  /** The first line: complete by itself. */
  record Headline(String text) implements CardPart {}

  /** Lines that follow one another. */
  record Lines(List<String> lines) implements CardPart {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** Named facts, one under the other. */
  record Facts(List<Fact> facts) implements CardPart {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A fact under its name; {@code lines} has at least one. */
  record Fact(String label, List<String> lines) {
    public Fact {
      lines = List.copyOf(lines);
    }
  }

  /** A table; no cell is empty. */
  record Table(List<String> headers, List<List<String>> rows) implements CardPart {
    public Table {
      headers = List.copyOf(headers);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Text to copy. */
  record Code(String text) implements CardPart {}

  /** Things to do, the first the likeliest. */
  record Buttons(List<CardButton> buttons) implements CardPart {
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /** Small print. */
  record Context(String text) implements CardPart {}

  /** A rule between what stands above and below. */
  record Divider() implements CardPart {}
}
