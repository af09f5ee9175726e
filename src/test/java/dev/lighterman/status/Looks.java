package dev.lighterman.status;

import static dev.lighterman.status.Samples.AMINA;
import static dev.lighterman.status.Samples.request;

import dev.lighterman.request.Request;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.Group;
import dev.lighterman.value.Language;
import java.util.List;

/** What people see in one language. */
final class Looks {
  private final Language language;
  private final Cards cards;

  Looks(Language language) {
    this.language = language;
    this.cards = new Languages().cards(language);
  }

  Cards cards() {
    return cards;
  }

  void assertLooks(String name, Card card) {
    Golden.assertLooks(language, name, card);
  }

  Card card(Request request, List<StepProgress> steps) {
    return cards.card(request, Stages.LEADS, steps, Stages.NOW);
  }

  Card ended(Request request, List<StepProgress> steps) {
    return cards.ended(request, steps, Stages.NOW, List.of(AMINA, new Group("S02ONCALL")));
  }
}
