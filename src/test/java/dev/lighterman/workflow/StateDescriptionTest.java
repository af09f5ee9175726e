package dev.lighterman.workflow;

import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Intent;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody is told whose decision comes too late, or too early. */
final class StateDescriptionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final PlanHash HASH = new PlanHash("f".repeat(64));
  private static final Authority.Votes VOTES = new Authority.Votes(List.of(BEN));
  private static final RequestState.Halted HALTED =
      new RequestState.Halted(VOTES, NOW, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);

  @Test
  void itIsSaidHowFarTheRequestIs() {
    assertSaid("workflow.is.planning", new RequestState.Planning());
    assertSaid("workflow.is.awaiting-approval", new RequestState.AwaitingApproval(HASH, NOW, NOW));
    assertSaid(
        "workflow.is.awaiting-approval",
        new RequestState.AwaitingReapproval(HALTED, HASH, List.of(), NOW, NOW));
    assertSaid("workflow.is.halted", HALTED);
    assertSaid("workflow.is.resuming", HALTED.resume(NOW));
    assertSaid("workflow.is.undoing", HALTED.undo(AMINA));
    assertSaid("workflow.is.succeeded", new RequestState.Succeeded(VOTES, NOW, NOW));
    assertSaid("workflow.is.undone", new RequestState.Undone(NOW));
    assertSaid("workflow.is.expired", new RequestState.Expired(NOW));
  }

  @Test
  void itIsSaidWhoDecided() {
    assertSaid(
        Sentence.of("workflow.is.approved", "by", List.of(BEN)),
        new RequestState.Approved(HASH, VOTES, NOW, null, null));
    assertSaid(
        Sentence.of("workflow.is.approved-by-policy", "rule", "nights"),
        new RequestState.Running(new Authority.Policy("nights"), NOW));
    assertSaid(
        Sentence.of("workflow.is.approved-with", "parent", "R3"),
        new RequestState.Running(new Authority.Parent(new RequestNumber(3)), NOW));
    assertSaid(
        Sentence.of("workflow.is.rejected", "by", BEN).with("why", "not before Christmas"),
        new RequestState.Rejected(BEN, "not before Christmas", NOW));
    assertSaid(
        Sentence.of("workflow.is.withdrawn", "by", AMINA), new RequestState.Withdrawn(AMINA, NOW));
    assertSaid(
        Sentence.of("workflow.is.left", "by", AMINA), new RequestState.Left(AMINA, List.of(), NOW));
  }

  @Test
  void itIsSaidWhyThereIsNoPlanAndWhatTookItsPlace() {
    assertSaid(
        Sentence.of("workflow.is.refused", "why", PlainText.text("out of range")),
        new RequestState.Planning()
            .refuse(Refusal.of(new AskerMustAct(PlainText.text("out of range"))), NOW));
    assertSaid(
        Sentence.of("workflow.is.superseded", "by", "R8"),
        new RequestState.Superseded(new RequestNumber(8), List.of(), NOW));
  }

  private static void assertSaid(String key, RequestState state) {
    assertEquals(key, StateDescription.of(in(state)).key());
  }

  private static void assertSaid(Sentence said, RequestState state) {
    assertEquals(said.with("request", "R7"), StateDescription.of(in(state)));
  }

  private static Request in(RequestState state) {
    var intent = new Intent("deploy", List.of(), new LinkedHashMap<>(), AMINA, EDGE_OPS);
    return new Request(new RequestNumber(7), 1, intent, state, null, null, NOW);
  }
}
