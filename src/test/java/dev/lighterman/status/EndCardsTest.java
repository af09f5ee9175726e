package dev.lighterman.status;

import static dev.lighterman.status.SampleProgress.NOW;
import static dev.lighterman.status.SampleProgress.VOTES;
import static dev.lighterman.status.SampleProgress.allUndone;
import static dev.lighterman.status.SampleProgress.halted;
import static dev.lighterman.status.SampleProgress.serving;
import static dev.lighterman.status.SampleProgress.undoneInPart;
import static dev.lighterman.status.SampleRequests.AMINA;
import static dev.lighterman.status.SampleRequests.ASKED;
import static dev.lighterman.status.SampleRequests.BEGAN;
import static dev.lighterman.status.SampleRequests.BEN;
import static dev.lighterman.status.SampleRequests.progress;
import static dev.lighterman.status.SampleRequests.request;

import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Language;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is over, the lines to do it by hand, and answers, in every language. */
@ParameterizedClass
@EnumSource
final class EndCardsTest {
  private static final String AGAIN =
      "/registry deploy store-114 --registry prodacr --repository pos --service-ip 10.43.0.50";

  private final CardRendering rendering;

  EndCardsTest(Language language) {
    rendering = new CardRendering(language);
  }

  @Test
  void succeeded() {
    var request = request(new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(348)));

    rendering.assertLooks("succeeded", rendering.ended(request, serving()));
    rendering.assertLooks("succeeded-card", rendering.card(request, serving()));
    rendering.assertLooks(
        "succeeded-table", rendering.cards().resultTable(request, serving()).orElseThrow());
  }

  @Test
  void notesForTheDecisionAreGoneOnceItHasSucceeded() {
    var request =
        request(
            new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(348)),
            SampleRequests.deployment()
                .withNote(Sentence.of("repair.warning.token-disabled", "token", "store114"))
                .withNote(Sentence.of("repair.note.outage", "site", "store-114"))
                .withNote(
                    Sentence.of("deploy.warning.network", "registry", "prodacr")
                        .with("site", "store-114")
                        .with("host", "prodacr.eastus.data.azurecr.io"))
                .withNote(Sentence.of("deploy.warning.pod-security", "namespace", "default"))
                .withNote(Sentence.of("rights.note", "rights", List.of("read")))
                .withNote(Sentence.of("repair.note.certificate")));

    rendering.assertLooks("succeeded-notes", rendering.ended(request, serving()));
    rendering.assertLooks("succeeded-notes-plan", rendering.cards().fullPlan(request, serving()));
  }

  @Test
  void removed() {
    var request =
        request(
            new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(95)),
            SampleRequests.removal());
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps =
        List.of(
            progress("remove-extension", Status.DONE, 0, 90, gone),
            progress("remove-connected-registry", Status.DONE, 90, 95, gone));

    rendering.assertLooks("removed", rendering.ended(request, steps));
    rendering.assertLooks("removed-card", rendering.card(request, steps));
  }

  @Test
  void undone() {
    var request = request(new RequestState.Undone(NOW, VOTES, AMINA));
    rendering.assertLooks("undone", rendering.ended(request, allUndone()));
    rendering.assertLooks("undone-card", rendering.card(request, allUndone()));
  }

  @Test
  void undoneButForWhatARepairDeleted() {
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps =
        List.of(
            progress("remove-extension", Status.DONE, 0, 90, gone),
            progress("install-extension", Status.UNDONE, 90, 95, gone));
    var request =
        request(new RequestState.Undone(NOW, VOTES, AMINA), SampleRequests.reinstallation());

    rendering.assertLooks("undone-repair", rendering.ended(request, steps));
    rendering.assertLooks("undone-repair-card", rendering.card(request, steps));
  }

  @Test
  void undoneButForWhatIsNotTheRuns() {
    var changed = Sentence.of("step.changed-left", "what", "store114-pull");
    var never = Sentence.of("step.never-changed", "what", "store114");
    var steps =
        List.of(
            progress("put-scope-map", Status.LEFT_IN_PLACE, 10, 12, changed),
            progress("create-connected-registry", Status.UNDONE, 14, 17, never),
            progress("install-extension", Status.NOTHING_TO_UNDO, 17, 18, never));
    var request = request(new RequestState.Undone(NOW));
    rendering.assertLooks("undone-stays", rendering.ended(request, steps));
    rendering.assertLooks("undone-stays-card", rendering.card(request, steps));
  }

  @Test
  void left() {
    var exists = List.of(Sentence.of("effect.token.sync", "name", "store114"));
    var request = request(new RequestState.Left(AMINA, null, exists, NOW, VOTES, NOW));
    rendering.assertLooks("left", rendering.ended(request, SampleRequests.created()));
    rendering.assertLooks("left-card", rendering.card(request, SampleRequests.created()));
  }

  @Test
  void leftInTheMiddleOfARemoval() {
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps = List.of(progress("remove-extension", Status.DONE, 0, 90, gone));
    var exists = RunOutcome.of(SampleRequests.removal(), steps).exists();
    var request = request(new RequestState.Left(AMINA, exists, NOW), SampleRequests.removal());

    rendering.assertLooks("left-remove", rendering.ended(request, steps));
    rendering.assertLooks("left-remove-card", rendering.card(request, steps));
  }

  @Test
  void linesToDoItByHand() {
    var request = request(new RequestState.Running(VOTES, BEGAN));

    rendering.assertLooks("commands", rendering.cards().commands(request, List.of(), AGAIN));
    rendering.assertLooks(
        "commands-left", rendering.cards().commands(request, SampleRequests.created(), AGAIN));
  }

  @Test
  void linesToTakeBackByHandWhatIsLeftToUndo() {
    var halted = halted(new Halt.Stopped(BEN), Direction.BACK);

    rendering.assertLooks(
        "commands-undoing", rendering.cards().commands(halted, undoneInPart(), AGAIN));
    rendering.assertLooks(
        "commands-undone", rendering.cards().commands(halted, allUndone(), AGAIN));
  }

  @Test
  void answer() {
    rendering.assertLooks(
        "answer",
        rendering
            .cards()
            .answer(
                Answer.of(
                    PlainText.text("Two & <!channel>"),
                    new Answer.Line(Sentence.of("card.asked-by", "person", AMINA)),
                    new Answer.Section(
                        PlainText.text("Sites"), List.of(PlainText.text("a"), PlainText.text("b"))),
                    new Answer.Table(
                        List.of(Sentence.of("column.name"), Sentence.of("column.last-sync")),
                        List.of(
                            List.of(
                                Sentence.of("cell.person", "person", AMINA),
                                Sentence.of("cell.instant", "at", ASKED)),
                            List.of(PlainText.text("<b>"), PlainText.text("")))),
                    new Answer.Code(PlainText.text("kubectl get pods > /tmp/x")),
                    new Answer.Buttons(
                        List.of(new Answer.Button(Sentence.of("button.help"), "help"))))));
  }
}
