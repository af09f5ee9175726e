package dev.lighterman.status;

import dev.lighterman.status.CardPart.Fact;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Builds a card: its parts and, in parallel, its fallback text. */
final class CardBuilder {
  static final String BETWEEN = " · ";

  private final SentenceRenderer renderer;
  private final List<CardPart> parts = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final StringJoiner text = new StringJoiner("\n");

  CardBuilder(SentenceRenderer renderer) {
    this.renderer = renderer;
  }

  /** The first line, understandable by itself. */
  CardBuilder headline(Sentence sentence) {
    return part(new CardPart.Headline(said(sentence)), said(sentence));
  }

  /** The first line: the subject in bold, then the state. */
  CardBuilder headline(Sentence subject, Sentence state) {
    String rest = BETWEEN + said(state);
    return part(new CardPart.Headline("*" + said(subject) + "*" + rest), said(subject) + rest);
  }

  CardBuilder line(Sentence sentence) {
    return lines(List.of(sentence));
  }

  CardBuilder lines(List<Sentence> sentences) {
    List<String> said = sentences.stream().map(this::said).toList();
    return said.isEmpty() ? this : part(new CardPart.Lines(said), String.join("\n", said));
  }

  /** Lines under a heading. */
  CardBuilder section(Sentence heading, List<Sentence> sentences) {
    var said = new ArrayList<String>();
    said.add("*" + said(heading) + "*");
    sentences.forEach(sentence -> said.add(said(sentence)));
    text.add(said(heading));
    sentences.forEach(sentence -> text.add("  " + said(sentence)));
    flush();
    parts.add(new CardPart.Lines(said));
    return this;
  }

  /** A labelled fact, its sentences joined in one line; adds nothing if there are none. */
  CardBuilder fact(String label, List<Sentence> sentences) {
    return sentences.isEmpty() ? this : entry(Sentence.of(label), List.of(joined(sentences)));
  }

  CardBuilder fact(String label, Sentence sentence) {
    return fact(label, List.of(sentence));
  }

  /** A labelled fact with one line per sentence; adds nothing if there are none. */
  CardBuilder listed(Sentence label, List<Sentence> sentences) {
    return sentences.isEmpty() ? this : entry(label, sentences.stream().map(this::said).toList());
  }

  private CardBuilder entry(Sentence label, List<String> lines) {
    facts.add(new Fact(renderer.render(label, TextFormat.PLAIN), lines));
    text.add(said(Sentence.of("card.fact", "label", label)) + " " + String.join("\n  ", lines));
    return this;
  }

  /** Small print. */
  CardBuilder context(List<Sentence> sentences) {
    if (sentences.isEmpty()) {
      return this;
    }
    String said = joined(sentences);
    return part(new CardPart.Context(said), said);
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

  private CardBuilder part(CardPart part, String said) {
    flush();
    parts.add(part);
    text.add(said);
    return this;
  }

  private void flush() {
    if (!facts.isEmpty()) {
      parts.add(new CardPart.Facts(facts));
      facts.clear();
    }
  }

  private String joined(List<Sentence> sentences) {
    return String.join(BETWEEN, sentences.stream().map(this::said).toList());
  }

  private String said(Sentence sentence) {
    return renderer.render(sentence, TextFormat.SLACK);
  }

  /** A table cell; {@code –} if empty, since Slack rejects empty cells. */
  private String cell(Sentence sentence) {
    String said = renderer.render(sentence, TextFormat.CELL);
    return said.isBlank() ? "–" : said;
  }
}
