package dev.lighterman.status;

import static dev.lighterman.status.SampleRequests.AMINA;
import static dev.lighterman.status.SampleRequests.request;

import dev.lighterman.request.Request;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.Language;
import dev.lighterman.value.UserGroup;
import java.util.List;

/** What people see in one language. */
final class CardRendering {
  private final Language language;
  private final CardRenderer cards;

  CardRendering(Language language) {
    this.language = language;
    this.cards = new Localization().cards(language);
  }

  CardRenderer cards() {
    return cards;
  }

  void assertLooks(String name, Card card) {
    GoldenFiles.assertCardMatches(language, name, card);
  }

  Card card(Request request, List<StepProgress> steps) {
    return cards.card(request, SampleProgress.LEADS, steps, SampleProgress.NOW);
  }

  Card ended(Request request, List<StepProgress> steps) {
    return cards.ended(
        request, steps, SampleProgress.NOW, List.of(AMINA, new UserGroup("S02ONCALL")));
  }
}
