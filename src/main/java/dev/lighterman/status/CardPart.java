package dev.lighterman.status;

import java.util.List;

/**
 * A part of a card. Headlines, lines, facts, fields, bullets and contexts are marked up and escaped
 * for Slack; titles, cells, code and labels are plain text.
 */
public sealed interface CardPart {
  /** The title: sign, number, what it is about, state. */
  record Title(String text) implements CardPart {}

  /** The first line, understandable by itself. */
  record Headline(String text) implements CardPart {}

  /** Consecutive lines. */
  record Lines(List<String> lines) implements CardPart {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** Labelled facts, one per row. */
  record Facts(List<Fact> facts) implements CardPart {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** Labelled facts side by side where the screen is wide enough. */
  record Fields(List<Fact> fields) implements CardPart {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** A list under a heading. */
  record Bullets(String heading, List<String> lines) implements CardPart {
    public Bullets {
      lines = List.copyOf(lines);
    }
  }

  /** A labelled fact; {@code lines} is not empty. */
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

  /** Buttons, the most likely first. */
  record Buttons(List<CardButton> buttons) implements CardPart {
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /** Secondary information in small type. */
  record Context(String text) implements CardPart {}
}
