package dev.lighterman.status;

import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Answer;
import java.util.List;

/** An answer to a question. */
final class AnswerCard {
  private final SentenceRenderer texts;
  private final CardBuilder sheet;

  private AnswerCard(SentenceRenderer texts) {
    this.texts = texts;
    this.sheet = new CardBuilder(texts);
  }

  static Card of(SentenceRenderer texts, Answer answer) {
    var card = new AnswerCard(texts);
    card.sheet.headline(answer.first());
    answer.parts().forEach(card::add);
    return card.sheet.card();
  }

  private void add(Answer.Part part) {
    switch (part) {
      case Answer.Line(var sentence) -> sheet.line(sentence);
      case Answer.Section(var heading, var lines) -> sheet.section(heading, lines);
      case Answer.Table(var columns, var rows) -> sheet.table(columns, rows);
      case Answer.Code(var text) -> sheet.code(text);
      case Answer.Buttons(var buttons) -> sheet.buttons(buttons(buttons));
    }
  }

  private List<CardButton> buttons(List<Answer.Button> buttons) {
    return buttons.stream()
        .map(button -> ButtonFactory.say(texts, button.label(), button.words(), Style.PLAIN))
        .toList();
  }
}
