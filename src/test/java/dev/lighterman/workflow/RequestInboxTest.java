package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.Transitions.PLAN;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static dev.lighterman.workflow.WorkflowFixture.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Decision;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.SuggestedCommand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a request between the first word and its plan. */
final class RequestInboxTest {
  private static final SuggestedCommand HELP = new SuggestedCommand(PlainText.text("Help"), "help");

  private final WorkflowFixture fixture;

  RequestInboxTest(@TempDir Path directory) {
    fixture = WorkflowFixture.byHand(StoreSettings.in(directory), new ManualClock(), 1);
    fixture.plan(created("token"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatWasAskedBeforeIsKnownByItsKey() {
    fixture.ask("trigger-1", AMINA);

    assertTrue(fixture.inbox.isDuplicate("trigger-1"));
    assertFalse(fixture.inbox.isDuplicate("trigger-2"));
  }

  @Test
  void whoMayNotAskIsRefusedWithWhatToDoInstead() {
    RequestNumber number = fixture.ask();

    refuse(fixture.request(number));

    var refused = assertState(RequestState.Refused.class, number);
    assertEquals(PlainText.text("ask in a channel"), refused.why());
    assertEquals(List.of(HELP), refused.offers());
  }

  @Test
  void whatWasWithdrawnOrPlannedMeanwhileIsNotRefusedAnyMore() {
    RequestNumber withdrawn = fixture.ask();
    Request before = fixture.request(withdrawn);
    fixture.decides(AMINA, Decision.CANCEL, withdrawn);
    refuse(before);
    refuse(fixture.request(withdrawn));
    assertState(RequestState.Withdrawn.class, withdrawn);

    RequestNumber planned = fixture.ask();
    fixture.runs(PLAN, planned);
    refuse(fixture.request(planned));
    assertState(RequestState.AwaitingApproval.class, planned);
  }

  @Test
  void aRequestIsShownAsItIsAndANumberThatThereIsNotIsSaidSo() {
    RequestNumber number = fixture.ask();

    assertEquals(fixture.request(number), fixture.inbox.visible(number, EDGE_OPS, member(AMINA)));
    AskerMustAct unknown =
        assertThrows(
            AskerMustAct.class,
            () -> fixture.inbox.visible(new RequestNumber(4711), EDGE_OPS, member(AMINA)));
    assertEquals("workflow.unknown", unknown.why().key());
    assertEquals("R4711", unknown.why().values().get("request"));
  }

  @Test
  void whatIsPlannedAlreadyIsNotContinuedUndoneOrLeft() {
    RequestNumber number = fixture.ask();
    fixture.runs(PLAN, number);

    for (Decision decision : List.of(Decision.CONTINUE, Decision.UNDO, Decision.LEAVE)) {
      AskerMustAct refusal =
          assertThrows(AskerMustAct.class, () -> fixture.decides(AMINA, decision, number));
      assertEquals("workflow.is.awaiting-approval", refusal.why().key());
    }
  }

  private void refuse(Request request) {
    fixture.inbox.refuse(
        request, Refusal.of(new AskerMustAct(PlainText.text("ask in a channel"), HELP)));
  }

  private <S extends RequestState> S assertState(Class<S> state, RequestNumber number) {
    return assertInstanceOf(state, fixture.request(number).state());
  }
}
