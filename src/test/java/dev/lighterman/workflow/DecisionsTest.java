package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static dev.lighterman.workflow.WorkflowFixture.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.RecordedDecision.Verb;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people decided is taken down, and then carried out once. */
@ParameterizedClass
@EnumSource
final class DecisionsTest {
  private final WorkflowFixture office;

  DecisionsTest(TestDatabase kind, @TempDir Path directory) {
    office = new WorkflowFixture(kind.fresh(directory), new ManualClock(), 1);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void whatWasTakenDownWaitsForWhoKnowsThePersonAndThenTakesEffect() {
    RequestNumber number = awaiting();
    RecordedDecision approval = office.decision(BEN, Verb.APPROVE, number, office.hash(number));

    office.desk.take(approval);
    office.until(() -> office.pendingDecisions().equals(List.of(approval.key())));
    office.await(number, AwaitingApproval.class);
    assertEquals(Optional.of(approval), office.store.wishes().find(approval.key()));

    office.desk.decide(approval, member(BEN));

    office.await(number, Succeeded.class);
    assertEquals(Optional.empty(), office.store.wishes().find(approval.key()));
  }

  @Test
  void whoAskedMayStopItWhateverTheyMayAskForByNow() {
    office.plan(created("token"));
    office.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "token");
    office.leads(BEN);

    RecordedDecision olgas = office.decision(OLGA, Verb.CANCEL, number, null);
    office.desk.take(olgas);
    assertThrows(AskerMustAct.class, () -> office.desk.decide(olgas, member(OLGA)));
    RecordedDecision own = office.decision(AMINA, Verb.CANCEL, number, null);
    office.desk.take(own);
    assertEquals(
        "workflow.stops-after-steps", office.desk.decide(own, member(AMINA)).orElseThrow().key());
  }

  @Test
  void carriedOutTwiceItHappensOnce() {
    office.plan(created("token"));
    office.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "token");
    RecordedDecision stop = office.decision(AMINA, Verb.CANCEL, number, null);
    office.desk.take(stop);

    assertEquals(
        "workflow.stops-after-steps", office.desk.decide(stop, member(AMINA)).orElseThrow().key());
    assertEquals(Optional.empty(), office.desk.decide(stop, member(AMINA)));

    var running = office.await(number, Running.class);
    assertTrue(running.stop() != null && !running.stop().atOnce(), "one stop, and not a second");
  }

  @Test
  void takenDownTwiceItIsOneWish() {
    RequestNumber number = awaiting();
    RecordedDecision stop = office.decision(AMINA, Verb.CANCEL, number, null);
    office.desk.take(stop);
    office.desk.take(stop);

    assertTrue(office.desk.decide(stop, member(AMINA)).isPresent());
    assertEquals(Optional.empty(), office.desk.decide(stop, member(AMINA)));
  }

  @Test
  void aWishThatCameToNothingIsOverToo() {
    RequestNumber number = awaiting();
    RecordedDecision approval = office.decision(OLGA, Verb.APPROVE, number, office.hash(number));
    office.desk.take(approval);

    assertThrows(AskerMustAct.class, () -> office.desk.decide(approval, member(OLGA)));

    assertEquals(Optional.empty(), office.desk.decide(approval, member(OLGA)));
  }

  @Test
  void aWishThatWasGivenUpHasNoEffectAnyMore() {
    RequestNumber number = awaiting();
    RecordedDecision approval = office.decision(BEN, Verb.APPROVE, number, office.hash(number));
    office.desk.take(approval);

    office.desk.drop(approval);

    assertEquals(Optional.empty(), office.desk.decide(approval, member(BEN)));
    office.await(number, AwaitingApproval.class);
  }

  @Test
  void nobodyDecidesForSomebodyElse() {
    RequestNumber number = awaiting();
    RecordedDecision approval = office.decision(OLGA, Verb.APPROVE, number, office.hash(number));
    office.desk.take(approval);

    assertThrows(IllegalArgumentException.class, () -> office.desk.decide(approval, member(BEN)));

    office.await(number, AwaitingApproval.class);
  }

  private RequestNumber awaiting() {
    office.plan(created("token"));
    RequestNumber number = office.ask();
    office.await(number, AwaitingApproval.class);
    return number;
  }
}
