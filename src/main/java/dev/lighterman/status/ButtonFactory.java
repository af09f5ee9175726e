package dev.lighterman.status;

import dev.lighterman.request.Request;
import dev.lighterman.status.CardButton.Confirm;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;

/** Creates the buttons of a request's cards. */
final class ButtonFactory {
  private final SentenceRenderer renderer;
  private final Request request;

  ButtonFactory(SentenceRenderer renderer, Request request) {
    this.renderer = renderer;
    this.request = request;
  }

  /** A button for the request, independent of its plan. */
  CardButton button(ButtonAction action, Style style, Sentence label) {
    return new CardButton(plain(label), aboutRequest(label), action, number(), style, null);
  }

  /** A button that is valid only for the plan shown, by its hash. */
  CardButton bound(ButtonAction action, Style style, Sentence label) {
    return new CardButton(
        plain(label), aboutRequest(label), action, number() + ":" + hash(), style, null);
  }

  /** The same button with another label for screen readers. */
  CardButton described(CardButton button, Sentence description) {
    return new CardButton(
        button.label(),
        plain(description),
        button.action(),
        button.value(),
        button.style(),
        button.confirm());
  }

  private String aboutRequest(Sentence label) {
    return plain(
        Sentence.of("card.button", "label", label)
            .with("subject", new RequestSummary(request).asked()));
  }

  /** The same button with a confirmation dialog. */
  CardButton asking(CardButton button, Sentence title, Sentence consequence, Sentence yes) {
    var confirm =
        new Confirm(
            plain(title), plain(consequence), plain(yes), plain(Sentence.of("card.not-now")));
    return new CardButton(
        button.label(),
        button.accessibilityLabel(),
        button.action(),
        button.value(),
        button.style(),
        confirm);
  }

  static CardButton say(SentenceRenderer renderer, Sentence label, String words, Style style) {
    return new CardButton(
        renderer.render(label, TextFormat.PLAIN), ButtonAction.SAY, words, style, null);
  }

  /** Asks for nothing yet: opens the form with what the words name. */
  static CardButton form(SentenceRenderer renderer, Sentence label, String words, Style style) {
    return new CardButton(
        renderer.render(label, TextFormat.PLAIN), ButtonAction.FORM, words, style, null);
  }

  private String plain(Sentence sentence) {
    return renderer.render(sentence, TextFormat.PLAIN);
  }

  private String number() {
    return Integer.toString(request.number().number());
  }

  private String hash() {
    return request.planHash().text();
  }
}
