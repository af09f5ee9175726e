package dev.lighterman.status;

import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buttons of a halted run: what is most likely to work, undo, and the rest in a menu. */
final class HaltButtons {
  private final SentenceRenderer renderer;
  private final ButtonFactory buttonFactory;
  private final RequestSummary summary;
  private final boolean back;
  private final Optional<Amendment> amendment;
  private final Optional<SuggestedCommand> cure;

  HaltButtons(SentenceRenderer renderer, Request request, Halted state) {
    this.renderer = renderer;
    this.buttonFactory = new ButtonFactory(renderer, request);
    this.summary = new RequestSummary(request);
    this.back = state.direction() == Direction.BACK;
    this.amendment = state.amendment();
    this.cure =
        Optional.ofNullable(state.diagnosis())
            .map(HaltDiagnosis::cure)
            .filter(_ -> amendment.isEmpty());
  }

  List<CardButton> of(RunOutcome outcome) {
    var buttons = new ArrayList<CardButton>();
    amendment.map(this::continueWithButton).ifPresent(buttons::add);
    cure.ifPresent(command ->
        buttons.add(ButtonFactory.say(renderer, command.label(), command.words(), Style.PRIMARY)));
    if (amendment.isEmpty()) {
      buttons.add(continueButton());
    }
    if (!back && !outcome.takenBack().isEmpty()) {
      buttons.add(undoButton(outcome.takenBack().size(), outcome.deleted().size()));
    }
    if (amendment.isPresent()) {
      buttons.add(more(ButtonAction.CONTINUE, Sentence.of("card.continue.unchanged")));
    }
    buttons.add(doctorButton());
    buttons.add(more(ButtonAction.LEAVE_ASKING, Sentence.of("card.leave")));
    buttons.add(more(ButtonAction.AZ, Sentence.of("card.az-left", "way", back ? "back" : "forth")));
    buttons.add(more(ButtonAction.PLAN, Sentence.of("card.exists.show")));
    return buttons;
  }

  /** Asks what is wrong with the site, which may be more than what stopped the run. */
  private CardButton doctorButton() {
    return ButtonFactory.say(
        renderer,
        Sentence.of("button.doctor", "site", summary.plan().siteName()),
        "doctor " + summary.plan().siteArgument(),
        Style.PLAIN);
  }

  private CardButton more(ButtonAction action, Sentence label) {
    return buttonFactory.button(action, Style.MORE, label);
  }

  private CardButton continueWithButton(Amendment with) {
    return buttonFactory.bound(
        ButtonAction.CONTINUE_WITH,
        Style.PRIMARY,
        Sentence.of("card.continue-with", "value", with.value()));
  }

  private CardButton continueButton() {
    return buttonFactory.button(
        ButtonAction.CONTINUE,
        cure.isPresent() ? Style.PLAIN : Style.PRIMARY,
        Sentence.of("card.continue", "way", back ? "back" : "forth"));
  }

  private CardButton undoButton(int takenBack, int deleted) {
    return buttonFactory.asking(
        buttonFactory.button(
            ButtonAction.UNDO, Style.DANGER, Sentence.of("card.undo", "count", takenBack)),
        summary.numbered("card.undo.title"),
        Sentence.of("card.undo.consequence", "count", takenBack).with("deleted", deleted),
        Sentence.of("card.undo.yes"));
  }
}
