package dev.lighterman.status;

import static dev.lighterman.status.SampleProgress.LEADS;
import static dev.lighterman.status.SampleProgress.NOW;
import static dev.lighterman.status.SampleProgress.VOTES;
import static dev.lighterman.status.SampleRequests.AMINA;
import static dev.lighterman.status.SampleRequests.ASKED;
import static dev.lighterman.status.SampleRequests.BEGAN;
import static dev.lighterman.status.SampleRequests.BEN;
import static dev.lighterman.status.SampleRequests.progress;
import static dev.lighterman.status.SampleRequests.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Language;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of a removal in every state that a request can have, in every language. */
final class RemovalCardsTest {
  private static final Plan REMOVAL = SampleRequests.removal();
  private static final Sentence GONE = Sentence.of("step.gone", "what", "store114");
  private static final List<StepProgress> HALF =
      List.of(progress("remove-extension", Status.DONE, 0, 90, GONE));
  private static final RequestState.Halted HALTED =
      new RequestState.Halted(VOTES, BEGAN, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);

  @ParameterizedTest
  @EnumSource
  void everyState(Language language) {
    var rendering = new CardRendering(language);
    String read =
        states()
            .map(state -> request(state, REMOVAL))
            .map(request ->
                "──── %s ────\n%s\n"
                    .formatted(
                        request.state().getClass().getSimpleName(), read(rendering, request)))
            .collect(Collectors.joining("\n"));

    rendering.assertLooks("removal-states", new Card(read, List.of()));
  }

  @Test
  void noStateIsMissing() {
    assertEquals(
        leaves(RequestState.class).collect(Collectors.toSet()),
        states().map(Object::getClass).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return Stream.of(type);
    }
    return Stream.of(type.getPermittedSubclasses()).flatMap(RemovalCardsTest::leaves);
  }

  /** The card, and the message of its own about a halt or an end. */
  private static String read(CardRendering rendering, Request request) {
    List<StepProgress> steps = steps(request.state());
    String card = rendering.cards().card(request, LEADS, steps, NOW).text();
    String ended = rendering.ended(request, steps).text();
    boolean hasMessage =
        Set.of("Halted", "Succeeded", "Left", "Undone")
            .contains(request.state().getClass().getSimpleName());
    return hasMessage ? card + "\n\n" + ended : card;
  }

  private static List<StepProgress> steps(RequestState state) {
    if (state instanceof RequestState.Unbegun) {
      return List.of();
    }
    if (state instanceof RequestState.Running) {
      Sentence busy = Sentence.of("step.busy", "what", "store114");
      return List.of(progress("remove-extension", Status.WAITING, 0, 0, busy));
    }
    return state instanceof RequestState.Succeeded
        ? List.of(HALF.getFirst(), progress("remove-connected-registry", Status.DONE, 90, 95, GONE))
        : HALF;
  }

  private static Stream<RequestState> states() {
    PlanHash hash = PlanHash.of(REMOVAL);
    var why = new AskerMustAct(Sentence.of("remove.nothing-there", "site", "store-114"));
    Effect added =
        new Effect(
            Effect.Kind.DELETE,
            "scope-map",
            Sentence.of("step.remove-scope-map", "name", "store114"));
    return Stream.of(
        new RequestState.Planning(),
        new RequestState.AwaitingApproval(hash, ASKED, ASKED.plusSeconds(3_600)),
        new RequestState.Approved(hash, VOTES, BEGAN, null, null),
        new RequestState.Running(VOTES, BEGAN),
        HALTED,
        HALTED.resume(NOW),
        new RequestState.AwaitingReapproval(
            HALTED, hash, List.of(added), NOW, NOW.plusSeconds(3_600)),
        new RequestState.Undoing(VOTES, BEGAN),
        new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(95)),
        new RequestState.Undone(NOW, VOTES, AMINA),
        new RequestState.Left(AMINA, null, RunOutcome.of(REMOVAL, HALF).exists(), NOW, VOTES, NOW),
        new RequestState.Planning().refuse(Refusal.of(why), NOW),
        new RequestState.Rejected(BEN, "Not today", NOW),
        new RequestState.Expired(NOW),
        new RequestState.Withdrawn(AMINA, NOW),
        new RequestState.Superseded(new RequestNumber(413), List.of(added.says()), NOW));
  }
}
