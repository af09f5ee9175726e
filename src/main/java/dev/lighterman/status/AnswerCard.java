package dev.lighterman.status;

import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Answer;
import java.util.List;

/** The card of a query's answer. */
final class AnswerCard {
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
        ? ButtonFactory.form(renderer, button.label(), button.words(), Style.PLAIN)
        : ButtonFactory.say(renderer, button.label(), button.words(), Style.PLAIN);
  }
}
