package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.Decision;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner of a request may do with it, and what others may. */
final class RequestOwnersTest {
  private final WorkflowFixture fixture;

  RequestOwnersTest(@TempDir Path directory) {
    fixture = new WorkflowFixture(StoreSettings.in(directory), new ManualClock(), 1);
    fixture.plan(created("token"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatNobodyHasDecidedOnYetIsWithdrawnByItsOwnPeople() {
    RequestNumber number = awaiting();

    Sentence others = assertRefused(() -> fixture.decides(BEN, Decision.CANCEL, number));

    assertEquals("workflow.withdraw-own", others.key());
    assertEquals(AMINA, others.values().get("owner"));
    assertEquals(
        "approval.may-not-ask",
        assertRefused(() -> fixture.decides(OLGA, Decision.CANCEL, number)).key());
    fixture.await(number, AwaitingApproval.class);
  }

  @Test
  void aRunIsStoppedByAnyoneWhoMayAskForIt() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "token");

    assertEquals("workflow.stops-after-steps", fixture.decides(BEN, Decision.CANCEL, number).key());
  }

  @Test
  void aRequestIsHandedOverOnceAndOnlyToWhoMayAskForIt() {
    RequestNumber number = awaiting();

    assertEquals("workflow.handed-over", handsOver(number, BEN).key());
    assertEquals(BEN, fixture.request(number).owner());

    Sentence again = assertRefused(() -> handsOver(number, BEN));
    assertEquals("workflow.owns-it", again.key());
    assertEquals(BEN, again.values().get("to"));
    Sentence outsider = assertRefused(() -> handsOver(number, OLGA));
    assertEquals("workflow.may-not-own", outsider.key());
    assertEquals(OLGA, outsider.values().get("to"));
    assertEquals(BEN, fixture.request(number).owner());
  }

  private RequestNumber awaiting() {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    return number;
  }

  /** Amina mentions to whom; Slack makes their id of it. */
  private Sentence handsOver(RequestNumber number, Person to) {
    RecordedDecision wish = fixture.decision(AMINA, Decision.HANDOVER, number, null);
    return fixture.decides(
        new RecordedDecision(
            wish.key(), wish.decision(), number, null, AMINA, wish.channel(), to.id(), wish.at()));
  }

  private static Sentence assertRefused(Callable<?> wish) {
    return assertThrows(AskerMustAct.class, wish::call).why();
  }
}
