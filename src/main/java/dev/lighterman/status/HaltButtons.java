package dev.lighterman.status;

import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buttons of a halted run, the most likely first. */
final class HaltButtons {
  private final ButtonFactory buttonFactory;
  private final RequestSummary summary;
  private final boolean back;
  private final Optional<Amendment> amendment;

  HaltButtons(SentenceRenderer renderer, Request request, Halted state) {
    this.buttonFactory = new ButtonFactory(renderer, request);
    this.summary = new RequestSummary(request);
    this.back = state.direction() == Direction.BACK;
    this.amendment = state.amendment();
  }

  List<CardButton> of(RunOutcome outcome) {
    var buttons = new ArrayList<CardButton>();
    amendment.map(this::continueWithButton).ifPresent(buttons::add);
    buttons.add(continueButton());
    if (!back) {
      buttons.add(undoButton(outcome.takenBack().size(), outcome.deleted().size()));
    }
    buttons.add(leaveButton(outcome.exists().size()));
    buttons.add(
        buttonFactory.button(
            ButtonAction.AZ,
            Style.MORE,
            Sentence.of("card.az-left", "way", back ? "back" : "forth")));
    return buttons;
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
        amendment.isPresent() ? Style.PLAIN : Style.PRIMARY,
        Sentence.of("card.continue", "way", back ? "back" : "forth"));
  }

  private CardButton undoButton(int takenBack, int deleted) {
    return buttonFactory.asking(
        buttonFactory.button(ButtonAction.UNDO, Style.DANGER, Sentence.of("card.undo")),
        summary.about("card.undo.title"),
        Sentence.of("card.undo.consequence", "count", takenBack).with("deleted", deleted),
        Sentence.of("card.undo"));
  }

  private CardButton leaveButton(int existing) {
    return buttonFactory.asking(
        buttonFactory.button(ButtonAction.LEAVE, Style.PLAIN, Sentence.of("card.leave")),
        summary.about("card.leave.title"),
        Sentence.of("card.leave.consequence", "count", existing),
        Sentence.of("card.leave.yes"));
  }
}
