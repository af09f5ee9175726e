package dev.lighterman.status;

import dev.lighterman.status.CardPart.Fact;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Builds a card: its parts and, in parallel, its fallback text. */
final class CardBuilder {
  static final String SEPARATOR = " · ";

  private final SentenceRenderer renderer;
  private final List<CardPart> parts = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<Fact> fields = new ArrayList<>();
  private final StringJoiner text = new StringJoiner("\n");

  CardBuilder(SentenceRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * The title, which is the first line of notifications.
   *
   * @param state without people and times, which a title can't show
   */
  CardBuilder title(StateSign sign, Sentence subject, Sentence state) {
    return part(
        new CardPart.Title(title(sign, subject, state, TextFormat.PLAIN)),
        title(sign, subject, state, TextFormat.SLACK));
  }

  private String title(StateSign sign, Sentence subject, Sentence state, TextFormat format) {
    return sign.text()
        + " "
        + renderer.render(subject, format)
        + SEPARATOR
        + renderer.render(state, format);
  }

  /** The first line, understandable by itself. */
  CardBuilder headline(Sentence sentence) {
    return part(new CardPart.Headline(rendered(sentence)), rendered(sentence));
  }

  /** The first line: the subject in bold, then the state. */
  CardBuilder headline(Sentence subject, Sentence state) {
    String rest = SEPARATOR + rendered(state);
    return part(
        new CardPart.Headline("*" + rendered(subject) + "*" + rest), rendered(subject) + rest);
  }

  /** A progress bar, which screen readers do not read, and the same in words. */
  CardBuilder bar(String bar, Sentence words) {
    return part(new CardPart.Lines(List.of(bar + "  " + rendered(words))), rendered(words));
  }

  CardBuilder line(Sentence sentence) {
    return lines(List.of(sentence));
  }

  CardBuilder lines(List<Sentence> sentences) {
    List<String> rendered = sentences.stream().map(this::rendered).toList();
    return rendered.isEmpty()
        ? this
        : part(new CardPart.Lines(rendered), String.join("\n", rendered));
  }

  /** Lines under a heading. */
  CardBuilder section(Sentence heading, List<Sentence> sentences) {
    var rendered = new ArrayList<String>();
    rendered.add("*" + rendered(heading) + "*");
    sentences.forEach(sentence -> rendered.add(rendered(sentence)));
    text.add(rendered(heading));
    sentences.forEach(sentence -> text.add("  " + rendered(sentence)));
    flush();
    parts.add(new CardPart.Lines(rendered));
    return this;
  }

  /** A labelled fact, its sentences joined in one line; adds nothing if there are none. */
  CardBuilder fact(String label, List<Sentence> sentences) {
    return sentences.isEmpty() ? this : entry(Sentence.of(label), joined(sentences));
  }

  CardBuilder fact(String label, Sentence sentence) {
    return fact(label, List.of(sentence));
  }

  private CardBuilder entry(Sentence label, String line) {
    flushFields();
    facts.add(new Fact(renderer.render(label, TextFormat.PLAIN), List.of(line)));
    text.add(rendered(Sentence.of("card.fact", "label", label)) + " " + line);
    return this;
  }

  /** A short labelled fact beside others; adds nothing if there are no sentences. */
  CardBuilder field(String key, List<Sentence> sentences) {
    if (!sentences.isEmpty()) {
      flushFacts();
      Sentence label = Sentence.of(key);
      String line = joined(sentences);
      fields.add(new Fact(renderer.render(label, TextFormat.PLAIN), List.of(line)));
      text.add(rendered(Sentence.of("card.fact", "label", label)) + " " + line);
    }
    return this;
  }

  CardBuilder field(String key, Sentence sentence) {
    return field(key, List.of(sentence));
  }

  /** A list under a heading; adds nothing if there are no sentences. */
  CardBuilder bullets(Sentence heading, List<Sentence> sentences) {
    return bullets(heading, sentences, SEPARATOR);
  }

  /** The same, of sentences that are read one by one. */
  CardBuilder listed(Sentence heading, List<Sentence> sentences) {
    return bullets(heading, sentences, "\n  ");
  }

  private CardBuilder bullets(Sentence heading, List<Sentence> sentences, String separator) {
    List<String> lines = sentences.stream().map(this::rendered).toList();
    return lines.isEmpty()
        ? this
        : part(
            new CardPart.Bullets(rendered(heading), lines),
            rendered(Sentence.of("card.fact", "label", heading))
                + " "
                + String.join(separator, lines));
  }

  /** Small print. */
  CardBuilder context(List<Sentence> sentences) {
    if (sentences.isEmpty()) {
      return this;
    }
    String rendered = joined(sentences);
    return part(new CardPart.Context(rendered), rendered);
  }

  CardBuilder code(String code) {
    return part(new CardPart.Code(code), TextFormat.SLACK.escape(code));
  }

  CardBuilder table(List<Sentence> headers, List<List<Sentence>> rows) {
    List<String> names = headers.stream().map(this::cell).toList();
    List<List<String>> cells =
        rows.stream().map(row -> row.stream().map(this::cell).toList()).toList();
    cells.forEach(row -> text.add(AccessibleText.row(names, row)));
    flush();
    parts.add(new CardPart.Table(names, cells));
    return this;
  }

  CardBuilder buttons(List<CardButton> buttons) {
    return buttons.isEmpty()
        ? this
        : part(new CardPart.Buttons(buttons), AccessibleText.buttons(buttons));
  }

  Card card() {
    flush();
    return new Card(text.toString(), parts);
  }

  private CardBuilder part(CardPart part, String rendered) {
    flush();
    parts.add(part);
    text.add(rendered);
    return this;
  }

  private void flush() {
    flushFacts();
    flushFields();
  }

  private void flushFields() {
    if (!fields.isEmpty()) {
      parts.add(new CardPart.Fields(fields));
      fields.clear();
    }
  }

  private void flushFacts() {
    if (!facts.isEmpty()) {
      parts.add(new CardPart.Facts(facts));
      facts.clear();
    }
  }

  private String joined(List<Sentence> sentences) {
    return String.join(SEPARATOR, sentences.stream().map(this::rendered).toList());
  }

  private String rendered(Sentence sentence) {
    return renderer.render(sentence, TextFormat.SLACK);
  }

  /** A table cell; {@code –} if empty, since Slack rejects empty cells. */
  private String cell(Sentence sentence) {
    String rendered = renderer.render(sentence, TextFormat.CELL);
    return rendered.isBlank() ? "–" : rendered;
  }
}
