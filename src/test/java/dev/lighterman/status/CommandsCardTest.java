package dev.lighterman.status;

import static dev.lighterman.status.SampleProgress.NOW;
import static dev.lighterman.status.SampleProgress.VOTES;
import static dev.lighterman.status.SampleRequests.AMINA;
import static dev.lighterman.status.SampleRequests.BEGAN;
import static dev.lighterman.status.SampleRequests.created;
import static dev.lighterman.status.SampleRequests.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.RequestNumber;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which lines do by hand what the bot would do next: on, or back. */
final class CommandsCardTest {
  private static final Halted HALTED =
      new Halted(VOTES, BEGAN, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
  private static final PlanHash HASH = PlanHash.of(SampleRequests.deployment());

  private final CardRenderer cards = new CardRenderer(new SentenceRenderer(Locale.ENGLISH));

  static List<RequestState> on() {
    return List.of(
        new RequestState.Planning(),
        new RequestState.AwaitingApproval(HASH, NOW, NOW),
        new RequestState.Approved(HASH, VOTES, NOW, null, null),
        new RequestState.Running(VOTES, BEGAN),
        HALTED,
        HALTED.resume(NOW),
        new RequestState.AwaitingReapproval(HALTED, HASH, List.of(), NOW, NOW),
        HALTED.leave(AMINA, "", List.of(), NOW),
        new RequestState.Succeeded(VOTES, BEGAN, NOW),
        new RequestState.Rejected(AMINA, "", NOW),
        new RequestState.Expired(NOW),
        new RequestState.Withdrawn(AMINA, NOW),
        new RequestState.Superseded(new RequestNumber(9), List.of(), NOW));
  }

  @ParameterizedTest
  @MethodSource("on")
  void theLinesGoOnWhereTheRunWould(RequestState state) {
    String text = cards.commands(request(state), created(), "/registry deploy").text();

    assertTrue(text.contains("az install-extension"), text);
    assertFalse(text.contains("az put-scope-map"), "that is done: " + text);
    assertFalse(text.contains("az undo-"), text);
    assertTrue(text.contains("/registry deploy"), text);
  }

  static List<RequestState> back() {
    return List.of(
        HALTED.undo(AMINA),
        new Halted(VOTES, BEGAN, Direction.BACK, new Halt.Stopped(AMINA), NOW),
        new RequestState.Undone(NOW));
  }

  @ParameterizedTest
  @MethodSource("back")
  void theLinesGoBackWhereTheRunIsUndone(RequestState state) {
    String text = cards.commands(request(state), created(), "/registry deploy").text();

    assertTrue(text.contains("az undo-create-connected-registry"), text);
    assertFalse(text.contains("az install-extension"), text);
  }

  @Test
  void whatWasLeftInTheMiddleOfAnUndoGoesBackToo() {
    List<StepProgress> steps =
        created().stream()
            .map(step ->
                step.id().text().equals("create-connected-registry")
                    ? new StepProgress(step.id(), Status.UNDONE, BEGAN, NOW, step.says(), null)
                    : step)
            .toList();

    String text =
        cards
            .commands(request(HALTED.leave(AMINA, "", List.of(), NOW)), steps, "/registry deploy")
            .text();

    assertFalse(text.contains("az install-extension"), text);
  }

  @Test
  void whereAllIsDoneThereIsNothingToType() {
    List<StepProgress> all =
        SampleRequests.deployment().steps().stream()
            .map(step -> new StepProgress(step.id(), Status.DONE, BEGAN, NOW, null, null))
            .toList();

    Card card =
        cards.commands(
            request(new RequestState.Succeeded(VOTES, BEGAN, NOW)), all, "/registry deploy");

    assertEquals(2, card.parts().size(), card.text());
    assertFalse(card.text().contains("az "), card.text());
  }
}
