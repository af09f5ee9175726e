package dev.lighterman.slack;

import dev.lighterman.approval.WhoMay;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.status.Cards;
import dev.lighterman.status.Texts;
import java.util.function.Supplier;

/** Everything it takes to say something: words, cards, and who is to hear of it. */
public record Speech(
    Texts texts, Cards cards, Supplier<WhoMay> whoMay, Supplier<PolicySettings> policy) {
  Voice voice() {
    return new Voice(texts, cards);
  }

  RequestVoice requests() {
    return new RequestVoice(cards, whoMay, policy);
  }
}
