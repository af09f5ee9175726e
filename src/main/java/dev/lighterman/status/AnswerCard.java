package dev.lighterman.status;

import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.regex.Pattern;

/** The card of a query's answer. */
final class AnswerCard {
  /** More of a reason tells nobody why. */
  private static final int MAX_REASON = 150;

  /** Those that would end a quotation, and those of code. */
  private static final Pattern QUOTATION_MARKS = Pattern.compile("[\"“”„«»`]");

  private final SentenceRenderer renderer;
  private final CardBuilder builder;

  private AnswerCard(SentenceRenderer renderer) {
    this.renderer = renderer;
    this.builder = new CardBuilder(renderer);
  }

  static Card of(SentenceRenderer renderer, Answer answer) {
    var card = new AnswerCard(renderer);
    card.builder.headline(answer.first());
    answer.parts().forEach(card::add);
    return card.builder.card();
  }

  private void add(Answer.Part part) {
    switch (part) {
      case Answer.Line(var sentence) -> builder.line(sentence);
      case Answer.Section(var heading, var lines) -> builder.section(heading, lines);
      case Answer.Table(var columns, var rows) -> builder.table(columns, rows);
      case Answer.Code(var text) -> builder.code(renderer.render(text, TextFormat.PLAIN));
      case Answer.Buttons(var buttons) -> builder.buttons(buttons(buttons));
    }
  }

  private List<CardButton> buttons(List<Answer.Button> buttons) {
    return buttons.stream().map(this::button).toList();
  }

  private CardButton button(Answer.Button button) {
    return button.opensForm()
        ? ButtonFactory.form(renderer, button.label(), words(button), Style.PLAIN)
        : ButtonFactory.say(renderer, button.label(), words(button), Style.PLAIN);
  }

  /** What to type, with the reason as the reader of the answer has read it. */
  private String words(Answer.Button button) {
    return button.reason() == null
        ? button.words()
        : "%s why=\"%s\"".formatted(button.words(), quotable(button.reason()));
  }

  private String quotable(Sentence reason) {
    String text =
        QUOTATION_MARKS
            .matcher(renderer.render(reason, TextFormat.PLAIN))
            .replaceAll("")
            .replaceAll("\\s+", " ");
    return text.codePointCount(0, text.length()) <= MAX_REASON
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_REASON)) + "…";
  }
}
