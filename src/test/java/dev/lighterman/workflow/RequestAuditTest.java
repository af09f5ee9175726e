package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.Transitions.CARRY_OUT;
import static dev.lighterman.workflow.Transitions.EXPIRE;
import static dev.lighterman.workflow.Transitions.PLAN;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.CHIARA;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.Decision;
import dev.lighterman.request.Effect;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit tells of a request: who did what, with which plan, and what was called for it. */
final class RequestAuditTest {
  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;

  RequestAuditTest(@TempDir Path directory) {
    fixture = WorkflowFixture.byHand(StoreSettings.in(directory), clock, 1);
    fixture.plan(created("token"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void fromTheFirstWordToTheLastStep() {
    RequestNumber number = approved();
    runs(number);

    assertEquals(
        List.of("Asked", "AwaitingApproval", "Approved", "Running", "Step", "Succeeded"),
        rows(number));
    assertRow(number, "Asked", AMINA, Map.of("operation", "deploy", "words", "store-104"));
    String plan = fixture.hash(number).text();
    assertDetail(number, "AwaitingApproval", "plan", plan);
    assertDetail(number, "AwaitingApproval", "rule", "edge changes");
    assertEquals(64, detail(number, "AwaitingApproval", "policy").length());
    assertDetail(number, "Approved", "plan", plan);
    assertRow(number, "Running", null, Map.of("plan", plan));
    assertRow(number, "Step", null, Map.of("step", "token", "mark", "DONE"));
    assertRow(number, "Succeeded", null, Map.of());
  }

  @Test
  void anApprovalWithItsReason() {
    RequestNumber number = planned();
    fixture.decides(
        because(
            fixture.decision(BEN, Decision.APPROVE, number, fixture.hash(number)), " holidays "));

    assertDetail(number, "Approved", "why", "holidays");
  }

  private static RecordedDecision because(RecordedDecision plain, String why) {
    return new RecordedDecision(
        plain.key(),
        plain.decision(),
        plain.number(),
        plain.plan(),
        BEN,
        EDGE_OPS,
        why,
        Instant.EPOCH);
  }

  @Test
  void theReasonsToContinueAndToUndo() {
    RequestNumber undone = halted();
    fixture.decides(because(fixture.decision(BEN, Decision.UNDO, undone, null), "the shop opens"));
    assertRow(undone, "Undoing", BEN, Map.of("why", "the shop opens"));

    RequestNumber resumed = halted();
    fixture.decides(
        because(fixture.decision(BEN, Decision.CONTINUE, resumed, null), "the tag is there"));
    assertRow(resumed, "Resuming", BEN, Map.of("why", "the tag is there"));
  }

  @Test
  void anEndWithoutARun() {
    RequestNumber rejected = planned();
    fixture.decides(BEN, Decision.REJECT, rejected);
    assertRow(
        rejected,
        "Rejected",
        BEN,
        Map.of("why", "not before Christmas", "plan", fixture.hash(rejected).text()));

    RequestNumber withdrawn = planned();
    fixture.decides(AMINA, Decision.CANCEL, withdrawn);
    assertRow(withdrawn, "Withdrawn", AMINA, Map.of());

    RequestNumber expired = planned();
    clock.move(Duration.ofHours(1));
    fixture.runs(EXPIRE, expired);
    assertRow(expired, "Expired", null, Map.of());

    fixture.things.plans(() -> {
      throw new AskerMustAct(Sentence.of("workflow.claimed"));
    });
    RequestNumber refused = fixture.ask();
    fixture.runs(PLAN, refused);
    assertRow(refused, "Refused", null, Map.of("why", "workflow.claimed"));
  }

  @Test
  void aRefusalBeforeAnyPlan() {
    RequestNumber number = fixture.ask();

    fixture.inbox.refuse(
        fixture.request(number), Refusal.of(new AskerMustAct(Sentence.of("approval.guest"))));

    assertRow(number, "Refused", null, Map.of("why", "approval.guest"));
    assertEquals(
        List.of(number + " Planning"),
        fixture.recorder.lines(),
        "whoever refuses it tells the asker");
  }

  @Test
  void whatTookThePlaceOfAPlanThatIsNoMoreAsApproved() {
    RequestNumber number = approved();
    fixture.things.plansAgain(_ -> FakePlan.of(created("token"), created("cert-manager")));
    String plan = fixture.hash(number).text();
    fixture.runs(CARRY_OUT, number);

    RequestNumber anew = new RequestNumber(number.number() + 1);
    assertRow(number, "Superseded", null, Map.of("plan", plan, "by", anew.toString()));
    assertRow(anew, "Asked", AMINA, Map.of("operation", "deploy", "words", "store-104"));
  }

  @Test
  void whoStoppedItAndHow() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = running();
    fixture.runs(CARRY_OUT, number);

    fixture.decides(AMINA, Decision.CANCEL, number);
    fixture.decides(CHIARA, Decision.CANCEL, number);

    assertEquals(
        List.of("Asked", "AwaitingApproval", "Approved", "Running", "Running", "Running"),
        rows(number));
    assertEquals(List.of("", "after the steps in hand", "now"), details(number, "Running", "stop"));
  }

  @Test
  void whereAStepHasFailedAStopIsAtOnce() {
    fixture.plan(created("token"), created("cert-manager"));
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    fixture.world.ensuring("cert-manager", _ -> FakeStepExecutor.waiting());
    RequestNumber number = running();
    fixture.runs(CARRY_OUT, number);
    assertEquals(List.of("token FAILED", "cert-manager WAITING"), fixture.stepStates(number));

    fixture.decides(AMINA, Decision.CANCEL, number);

    assertEquals(List.of("", "now"), details(number, "Running", "stop"));
  }

  @Test
  void whoLetItGoOnHadItUndoneOrLeftIt() {
    RequestNumber left = halted();
    fixture.decides(AMINA, Decision.LEAVE, left);
    assertRow(left, "Left", AMINA, Map.of());

    RequestNumber undone = halted();
    fixture.decides(BEN, Decision.UNDO, undone);
    assertRow(undone, "Undoing", BEN, Map.of());

    RequestNumber resumed = halted();
    fixture.decides(CHIARA, Decision.CONTINUE, resumed);
    assertRow(resumed, "Resuming", CHIARA, Map.of());
  }

  @Test
  void withWhichPlanItWentOnAfterAValueWasMended() {
    fixture.world.ensuring(
        "token",
        _ ->
            new StepOutcome.Failed(
                StepOutcome.Blame.ASKER,
                PlainText.text("no such class"),
                PlainText.text("take another"),
                new StepOutcome.Amendment("storage-class", "local-path")));
    RequestNumber number = running();
    fixture.runs(CARRY_OUT, number);
    fixture.things.amends(_ -> FakePlan.claiming("local-path", true, created("token")));

    fixture.decides(AMINA, Decision.CONTINUE_WITH, number);

    assertRow(number, "Resuming", AMINA, Map.of("plan", fixture.hash(number).text()));
  }

  @Test
  void whatAHaltedRunWouldDoBeyondWhatWasApproved() {
    RequestNumber number = halted();
    fixture.world.refreshing(
        "token", () -> new FakeStep("token", Effect.Kind.OVERWRITE, Duration.ofSeconds(10)));
    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.runs(CARRY_OUT, number);

    assertDetail(number, "AwaitingReapproval", "added", "OVERWRITE thing/token");
    assertDetail(number, "AwaitingReapproval", "plan", fixture.hash(number).text());
    assertDetail(number, "AwaitingReapproval", "rule", "edge changes");
    assertEquals(64, detail(number, "AwaitingReapproval", "policy").length());
  }

  @Test
  void whatKeptAHaltedRunFromGoingOn() {
    RequestNumber number = halted();
    fixture.world.refreshing(
        "token",
        () -> {
          throw new OperatorMustAct(PlainText.text("foreign"), PlainText.text("look"));
        });
    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.runs(CARRY_OUT, number);

    assertEquals(List.of("", "token"), details(number, "Halted", "step"));
  }

  @Test
  void everyChangeOutsideBeforeItIsAskedForAndAsItWasAnswered() {
    fixture.world.ensuring(
        "token",
        _ -> {
          ExternalCalls calls = ExternalCalls.current().orElseThrow();
          calls.asked("1", "PUT /token", "sent-1");
          calls.answered("1", "got-1", 201);
          calls.asked("2", "DELETE /token", "sent-2");
          return FakeStepExecutor.done("token");
        });
    RequestNumber number = approved();
    runs(number);

    assertEquals(
        List.of(
            "Calling {call=PUT /token, id=sent-1, step=token}",
            "Calling {call=DELETE /token, id=sent-2, step=token}",
            "Called {call=PUT /token, id=got-1, status=201, step=token}",
            "Called {call=DELETE /token, id=sent-2, status=no answer, step=token}"),
        calls(number));
  }

  @Test
  void aChangeThatTheBotDidNotLiveToHearAnsweredIsToldByItsNextStart() {
    RequestNumber number = approved();
    fixture.runs(CARRY_OUT, number);
    fixture.world.ensuring(
        "token",
        _ -> {
          ExternalCalls.current().orElseThrow().asked("1", "PUT /token", "sent-1");
          // Somebody else takes the run over, as after a kill.
          fixture.store.database().transact(it -> fixture.store.runs().takeOver(it, number));
          return FakeStepExecutor.done("token");
        });
    fixture.runs(CARRY_OUT, number);
    fixture.world.mend();
    fixture.runs(CARRY_OUT, number);

    assertEquals(
        List.of(
            "Calling {call=PUT /token, id=sent-1, step=token}",
            "Called {call=PUT /token, id=sent-1, status=unknown, the bot was interrupted,"
                + " step=token}"),
        calls(number));
  }

  @Test
  void howAChangeWasAnsweredIsToldOnceHoweverOftenTheRunIsTakenOver() {
    RequestNumber answered = approved();
    waitsAfter(calls -> calls.answered("1", "got-1", 201));
    carriesOutAfterTakeOver(answered);
    carriesOutAfterTakeOver(answered);
    assertEquals(
        List.of(
            "Calling {call=PUT /token, id=sent-1, step=token}",
            "Called {call=PUT /token, id=got-1, status=201, step=token}"),
        calls(answered));

    RequestNumber unanswered = approved();
    waitsAfter(_ -> fixture.store.database().transact(it -> takeOver(it, unanswered)));
    carriesOutAfterTakeOver(unanswered);
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    carriesOutAfterTakeOver(unanswered);
    carriesOutAfterTakeOver(unanswered);
    assertEquals(2, calls(unanswered).size(), () -> calls(unanswered).toString());
  }

  /** The first attempt asks for a change, and then this happens. */
  private void waitsAfter(Consumer<ExternalCalls> then) {
    fixture.world.ensuring(
        "token",
        run -> {
          if (run.isFirstAttempt()) {
            ExternalCalls calls = ExternalCalls.current().orElseThrow();
            calls.asked("1", "PUT /token", "sent-1");
            then.accept(calls);
          }
          return FakeStepExecutor.waiting();
        });
  }

  private void carriesOutAfterTakeOver(RequestNumber number) {
    fixture.runs(CARRY_OUT, number);
    fixture.runs(CARRY_OUT, number);
    fixture.store.database().transact(it -> takeOver(it, number));
    clock.move(Duration.ofMinutes(1));
  }

  private void takeOver(Transaction transaction, RequestNumber number) {
    fixture.store.runs().takeOver(transaction, number);
  }

  @Test
  void whoWasDenied() {
    RequestNumber number = planned();
    RecordedDecision decision =
        fixture.decision(OLGA, Decision.REJECT, number, fixture.hash(number));

    assertThrows(AskerMustAct.class, () -> fixture.decides(decision));

    String plan = fixture.hash(number).text();
    assertRow(
        number,
        "VoteDenied",
        OLGA,
        Map.of(
            "denied",
            "reject",
            "channel",
            EDGE_OPS.id(),
            "plan",
            plan,
            "why",
            "not before Christmas"));
  }

  private RequestNumber planned() {
    RequestNumber number = fixture.ask();
    fixture.runs(PLAN, number);
    return number;
  }

  private RequestNumber approved() {
    RequestNumber number = planned();
    fixture.approve(number, BEN);
    return number;
  }

  private RequestNumber running() {
    RequestNumber number = approved();
    fixture.runs(CARRY_OUT, number);
    return number;
  }

  private void runs(RequestNumber number) {
    fixture.runs(CARRY_OUT, number);
    fixture.runs(CARRY_OUT, number);
  }

  private RequestNumber halted() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = running();
    fixture.runs(CARRY_OUT, number);
    fixture.world.mend();
    return number;
  }

  private List<String> rows(RequestNumber number) {
    return fixture.store.audit().of(number).stream().map(AuditLog.Entry::what).toList();
  }

  private List<String> calls(RequestNumber number) {
    return fixture.store.audit().of(number).stream()
        .filter(row -> row.what().startsWith("Call"))
        .map(row -> row.what() + " " + row.details())
        .toList();
  }

  private void assertRow(
      RequestNumber number, String what, @Nullable Person who, Map<String, String> details) {
    AuditLog.Entry row = last(number, what);
    assertEquals(who, row.who(), what);
    assertEquals(details, row.details(), what);
  }

  private void assertDetail(RequestNumber number, String what, String name, String value) {
    assertEquals(value, detail(number, what, name), what);
  }

  private String detail(RequestNumber number, String what, String name) {
    return last(number, what).details().getOrDefault(name, "");
  }

  /** This detail of each row of that kind, empty where it has none. */
  private List<String> details(RequestNumber number, String what, String name) {
    return fixture.store.audit().of(number).stream()
        .filter(row -> row.what().equals(what))
        .map(row -> row.details().getOrDefault(name, ""))
        .toList();
  }

  private AuditLog.Entry last(RequestNumber number, String what) {
    return fixture.store.audit().of(number).stream()
        .filter(row -> row.what().equals(what))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError(what + " is not among " + rows(number)));
  }
}
