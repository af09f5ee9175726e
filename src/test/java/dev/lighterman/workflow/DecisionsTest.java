package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static dev.lighterman.workflow.WorkflowFixture.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Decision;
import dev.lighterman.request.RecordedDecision;
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
  private final WorkflowFixture fixture;

  DecisionsTest(TestDatabase kind, @TempDir Path directory) {
    fixture = new WorkflowFixture(kind.fresh(directory), new ManualClock(), 1);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatWasTakenDownWaitsForWhoKnowsThePersonAndThenTakesEffect() {
    RequestNumber number = awaiting();
    RecordedDecision approval =
        fixture.decision(BEN, Decision.APPROVE, number, fixture.hash(number));

    fixture.inbox.take(approval);
    fixture.until(() -> fixture.pendingDecisions().equals(List.of(approval.key())));
    fixture.await(number, AwaitingApproval.class);
    assertEquals(Optional.of(approval), fixture.store.decisions().find(approval.key()));

    fixture.inbox.decide(approval, member(BEN));

    fixture.await(number, Succeeded.class);
    assertEquals(Optional.empty(), fixture.store.decisions().find(approval.key()));
  }

  @Test
  void whoAskedMayStopItWhateverTheyMayAskForByNow() {
    fixture.plan(created("token"));
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "token");
    fixture.leads(BEN);

    RecordedDecision olgas = fixture.decision(OLGA, Decision.CANCEL, number, null);
    fixture.inbox.take(olgas);
    assertThrows(AskerMustAct.class, () -> fixture.inbox.decide(olgas, member(OLGA)));
    RecordedDecision own = fixture.decision(AMINA, Decision.CANCEL, number, null);
    fixture.inbox.take(own);
    assertEquals(
        "workflow.stops-after-steps", fixture.inbox.decide(own, member(AMINA)).orElseThrow().key());
  }

  @Test
  void carriedOutTwiceItHappensOnce() {
    fixture.plan(created("token"));
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "token");
    RecordedDecision stop = fixture.decision(AMINA, Decision.CANCEL, number, null);
    fixture.inbox.take(stop);

    assertEquals(
        "workflow.stops-after-steps",
        fixture.inbox.decide(stop, member(AMINA)).orElseThrow().key());
    assertEquals(Optional.empty(), fixture.inbox.decide(stop, member(AMINA)));

    var running = fixture.await(number, Running.class);
    assertTrue(running.stop() != null && !running.stop().atOnce(), "one stop, and not a second");
  }

  @Test
  void takenDownTwiceItIsOneWish() {
    RequestNumber number = awaiting();
    RecordedDecision stop = fixture.decision(AMINA, Decision.CANCEL, number, null);
    fixture.inbox.take(stop);
    fixture.inbox.take(stop);

    assertTrue(fixture.inbox.decide(stop, member(AMINA)).isPresent());
    assertEquals(Optional.empty(), fixture.inbox.decide(stop, member(AMINA)));
  }

  @Test
  void aWishThatCameToNothingIsOverToo() {
    RequestNumber number = awaiting();
    RecordedDecision approval =
        fixture.decision(OLGA, Decision.APPROVE, number, fixture.hash(number));
    fixture.inbox.take(approval);

    assertThrows(AskerMustAct.class, () -> fixture.inbox.decide(approval, member(OLGA)));

    assertEquals(Optional.empty(), fixture.inbox.decide(approval, member(OLGA)));
  }

  @Test
  void aWishThatWasGivenUpHasNoEffectAnyMore() {
    RequestNumber number = awaiting();
    RecordedDecision approval =
        fixture.decision(BEN, Decision.APPROVE, number, fixture.hash(number));
    fixture.inbox.take(approval);

    fixture.inbox.drop(approval);

    assertEquals(Optional.empty(), fixture.inbox.decide(approval, member(BEN)));
    fixture.await(number, AwaitingApproval.class);
  }

  @Test
  void nobodyDecidesForSomebodyElse() {
    RequestNumber number = awaiting();
    RecordedDecision approval =
        fixture.decision(OLGA, Decision.APPROVE, number, fixture.hash(number));
    fixture.inbox.take(approval);

    assertThrows(IllegalArgumentException.class, () -> fixture.inbox.decide(approval, member(BEN)));

    fixture.await(number, AwaitingApproval.class);
  }

  private RequestNumber awaiting() {
    fixture.plan(created("token"));
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    return number;
  }
}
