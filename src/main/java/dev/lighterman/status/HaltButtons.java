package dev.lighterman.status;

import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a run that stands still may go on; the likeliest way first. */
final class HaltButtons {
  private final ButtonFactory press;
  private final RequestSummary subject;
  private final boolean back;
  private final Optional<Amendment> amendment;

  HaltButtons(SentenceRenderer texts, Request request, Halted state) {
    this.press = new ButtonFactory(texts, request);
    this.subject = new RequestSummary(request);
    this.back = state.direction() == Direction.BACK;
    this.amendment =
        state.why() instanceof Halt.Failure(var _, var failed)
            ? Optional.ofNullable(failed.amendment())
            : Optional.empty();
  }

  List<CardButton> of(RunOutcome remains) {
    var buttons = new ArrayList<CardButton>();
    amendment.map(this::goOnWith).ifPresent(buttons::add);
    buttons.add(goOn());
    if (!back) {
      buttons.add(undo(remains.takenBack().size(), remains.deleted().size()));
    }
    buttons.add(leave(remains.exists().size()));
    buttons.add(
        press.button(
            ButtonAction.AZ,
            Style.MORE,
            Sentence.of("card.az-left", "way", back ? "back" : "forth")));
    return buttons;
  }

  private CardButton goOnWith(Amendment with) {
    return press.bound(
        ButtonAction.CONTINUE_WITH,
        Style.PRIMARY,
        Sentence.of("card.continue-with", "value", with.value()));
  }

  private CardButton goOn() {
    return press.button(
        ButtonAction.CONTINUE,
        amendment.isPresent() ? Style.PLAIN : Style.PRIMARY,
        Sentence.of("card.continue", "way", back ? "back" : "forth"));
  }

  private CardButton undo(int takenBack, int deleted) {
    return press.asking(
        press.button(ButtonAction.UNDO, Style.DANGER, Sentence.of("card.undo")),
        subject.about("card.undo.title"),
        Sentence.of("card.undo.consequence", "count", takenBack).with("deleted", deleted),
        Sentence.of("card.undo"));
  }

  private CardButton leave(int existing) {
    return press.asking(
        press.button(ButtonAction.LEAVE, Style.PLAIN, Sentence.of("card.leave")),
        subject.about("card.leave.title"),
        Sentence.of("card.leave.consequence", "count", existing),
        Sentence.of("card.leave.yes"));
  }
}
