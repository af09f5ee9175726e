package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.CHIARA;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.approval.Member;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Decision;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Expired;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Withdrawn;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may say yes or no, when, and to what. */
@ParameterizedClass
@EnumSource
final class ApprovalTest {
  private final ManualClock clock = new ManualClock();
  private final TestDatabase kind;
  private final WorkflowFixture fixture;
  private final WorkflowFixture ofTwo;

  ApprovalTest(TestDatabase kind, @TempDir Path one, @TempDir Path two) {
    this.kind = kind;
    fixture = new WorkflowFixture(kind.fresh(one), clock, 1);
    ofTwo = new WorkflowFixture(kind.fresh(two), clock, 2);
    fixture.plan(created("token"));
    ofTwo.plan(created("token"));
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    assertEquals(Optional.empty(), ofTwo.store.audit().firstTamperedRow());
    fixture.close();
    ofTwo.close();
  }

  @Test
  void whoAskedMayNotApprove() {
    RequestNumber number = awaiting(fixture);

    assertRefused(() -> fixture.approve(number, AMINA));

    assertTrue(fixture.request(number).state() instanceof AwaitingApproval);
    assertTrue(
        fixture.store.audit().of(number).stream()
            .anyMatch(entry -> entry.what().equals("VoteDenied") && AMINA.equals(entry.who())));
  }

  @Test
  void whomThePolicyDoesNotNameMayNotApprove() {
    RequestNumber number = awaiting(fixture);

    assertRefused(() -> fixture.approve(number, OLGA));
  }

  @Test
  void theSecondToApproveIsToldWhoWasFirst() {
    RequestNumber number = awaiting(fixture);
    fixture.approve(number, BEN);

    Sentence why = assertRefused(() -> fixture.approve(number, CHIARA));

    boolean ended = why.key().equals("workflow.is.succeeded");
    assertTrue(ended || List.of(BEN).equals(why.values().get("by")), why.toString());
  }

  @Test
  void twoApproversAreTwoPersons() {
    RequestNumber number = awaiting(ofTwo);

    Sentence first = ofTwo.approve(number, BEN);
    assertEquals(1, first.values().get("more"));
    assertEquals("workflow.voted-before", assertRefused(() -> ofTwo.approve(number, BEN)).key());
    assertTrue(ofTwo.request(number).state() instanceof AwaitingApproval);

    ofTwo.approve(number, CHIARA);
    Succeeded succeeded = ofTwo.await(number, Succeeded.class);
    assertEquals(List.of(BEN, CHIARA), ((Authority.Votes) succeeded.authority()).approvers());
  }

  @Test
  void aVoteThatDoesNotDecideIsAChangeAndIsTold() {
    RequestNumber number = awaiting(ofTwo);
    int version = ofTwo.request(number).version();

    ofTwo.approve(number, BEN);

    assertEquals(version + 1, ofTwo.request(number).version());
    String told = number + " AwaitingApproval";
    ofTwo.until(() -> ofTwo.recorder.lines().stream().filter(told::equals).count() == 2);
  }

  @Test
  void whereAReasonIsRequiredAVoteWithoutOneIsNotCounted() {
    fixture.reasonsAreRequired();
    RequestNumber number = awaiting(fixture);

    Sentence why = assertRefused(() -> fixture.approve(number, BEN));

    assertEquals("workflow.say-why", why.key());
    assertEquals("edge changes", why.values().get("rule"));
    assertTrue(fixture.request(number).state() instanceof AwaitingApproval);
  }

  @Test
  void theVoteOfSomebodyWhomThePolicyNoLongerNamesCountsNoMore() {
    RequestNumber number = awaiting(ofTwo);
    ofTwo.approve(number, BEN);
    ofTwo.leads(AMINA, CHIARA, OLGA);

    Sentence second = ofTwo.approve(number, CHIARA);

    assertEquals("workflow.votes-lapsed", second.key());
    assertEquals(List.of(BEN), second.values().get("persons"));
    assertTrue(ofTwo.request(number).state() instanceof AwaitingApproval);
    assertEquals(List.of(BEN.id()), lapsed(number));
    ofTwo.approve(number, OLGA);
    Succeeded succeeded = ofTwo.await(number, Succeeded.class);
    assertEquals(List.of(OLGA, CHIARA), ((Authority.Votes) succeeded.authority()).approvers());
  }

  @Test
  void theVoteOfSomebodyWhoLeftTheWorkspaceCountsNoMore() {
    RequestNumber number = awaiting(ofTwo);
    ofTwo.approve(number, BEN);
    ofTwo.is(BEN, Member.Standing.GONE);

    assertEquals("workflow.votes-lapsed", ofTwo.approve(number, CHIARA).key());

    assertTrue(ofTwo.request(number).state() instanceof AwaitingApproval);
  }

  @Test
  void whoMayApproveAgainNeedNotVoteAgain() {
    RequestNumber number = awaiting(ofTwo);
    ofTwo.approve(number, BEN);
    ofTwo.leads(AMINA, CHIARA, OLGA);
    ofTwo.approve(number, CHIARA);
    ofTwo.leads(AMINA, BEN, CHIARA, OLGA);

    assertEquals("workflow.approved", ofTwo.approve(number, OLGA).key());

    ofTwo.await(number, Succeeded.class);
  }

  /** Nobody outside is asked while a row is locked: others could decide nothing meanwhile. */
  @Test
  void votersAreLookedUpBeforeTheRequestIsLocked() {
    RequestNumber number = awaiting(ofTwo);
    ofTwo.approve(number, BEN);
    ofTwo.beforeLookingUp(
        BEN,
        () ->
            ofTwo
                .store
                .database()
                .transact(transaction -> ofTwo.store.requests().lock(transaction, number)));

    ofTwo.approve(number, CHIARA);

    ofTwo.await(number, Succeeded.class);
  }

  private List<String> lapsed(RequestNumber number) {
    return ofTwo.store.audit().of(number).stream()
        .filter(entry -> entry.what().equals("VoteLapsed"))
        .map(entry -> entry.details().getOrDefault("person", ""))
        .toList();
  }

  @Test
  void nobodyApprovesAPlanThatTheyDidNotSee() {
    RequestNumber number = awaiting(fixture);
    var another = new PlanHash("f".repeat(64));

    Sentence why =
        assertRefused(
            () -> fixture.decides(fixture.decision(BEN, Decision.APPROVE, number, another)));

    assertEquals("workflow.another-plan", why.key());
  }

  @Test
  void afterItsTimeNobodyApproves() {
    RequestNumber number = awaiting(fixture);
    clock.move(Duration.ofHours(1));

    assertEquals("workflow.is.expired", assertRefused(() -> fixture.approve(number, BEN)).key());

    assertTrue(fixture.request(number).state() instanceof Expired);
    assertTrue(fixture.store.claims().held().isEmpty());
  }

  @Test
  void itExpiresByItself() {
    RequestNumber number = awaiting(fixture);
    clock.move(Duration.ofMinutes(59));
    fixture.look(number);
    assertTrue(fixture.request(number).state() instanceof AwaitingApproval);

    clock.move(Duration.ofMinutes(1));
    fixture.look(number);

    fixture.await(number, Expired.class);
  }

  /** The test schedules nothing, and an hour passes just before anybody could look. */
  @Test
  void nobodyNeedsToLookForItToExpire(@TempDir Path directory) {
    var past = new ManualClock(Instant.EPOCH);
    try (var office = new WorkflowFixture(kind.fresh(directory), past, 1)) {
      office.plan(created("token"));
      office.recorder.whenever(AwaitingApproval.class, () -> past.move(Duration.ofHours(1)));

      RequestNumber number = office.ask();

      office.await(number, Expired.class);
    }
  }

  @Test
  void eachVoteIsInTheAuditWithThePlanTheRuleAndThePolicy() {
    RequestNumber number = awaiting(ofTwo);
    ofTwo.approve(number, BEN);
    ofTwo.approve(number, CHIARA);

    Map<Person, String> votes = new LinkedHashMap<>();
    for (AuditLog.Entry entry : ofTwo.store.audit().of(number)) {
      if (entry.details().containsKey("rule") && entry.who() != null) {
        votes.put(entry.who(), entry.what());
        assertEquals(ofTwo.hash(number).text(), entry.details().get("plan"));
        assertEquals("edge changes", entry.details().get("rule"));
        assertEquals(64, entry.details().getOrDefault("policy", "").length());
      }
    }
    assertEquals(Map.of(BEN, "Voted", CHIARA, "Approved"), votes);
  }

  @Test
  void nobodyRejectsAPlanThatTheyDidNotSeeOrWhoseTimeIsOver() {
    RequestNumber number = awaiting(fixture);
    var another = fixture.decision(BEN, Decision.REJECT, number, new PlanHash("f".repeat(64)));

    assertEquals("workflow.another-plan", assertRefused(() -> fixture.decides(another)).key());
    assertTrue(fixture.request(number).state() instanceof AwaitingApproval);

    clock.move(Duration.ofHours(1));
    assertEquals(
        "workflow.is.expired",
        assertRefused(() -> fixture.decides(BEN, Decision.REJECT, number)).key());
    assertTrue(fixture.request(number).state() instanceof Expired);
  }

  @Test
  void whatIsDecidedIsRejectedNoMore() {
    RequestNumber number = awaiting(fixture);
    fixture.decides(BEN, Decision.REJECT, number);

    assertEquals(
        "workflow.is.rejected",
        assertRefused(() -> fixture.decides(CHIARA, Decision.REJECT, number)).key());
    assertEquals(BEN, fixture.await(number, Rejected.class).by());
  }

  @Test
  void anApproverMaySayNo() {
    RequestNumber number = awaiting(fixture);

    fixture.decides(BEN, Decision.REJECT, number);

    Rejected rejected = fixture.await(number, Rejected.class);
    assertEquals("not before Christmas", rejected.why());
    assertEquals(
        "workflow.is.rejected", assertRefused(() -> fixture.approve(number, CHIARA)).key());
  }

  @Test
  void whoAskedMayTakeItBack() {
    RequestNumber number = awaiting(fixture);

    fixture.decides(AMINA, Decision.CANCEL, number);

    fixture.await(number, Withdrawn.class);
    assertRefused(() -> fixture.approve(number, BEN));
    assertRefused(() -> fixture.decides(AMINA, Decision.CANCEL, number));
  }

  @Test
  void whoMayNotAskMayNotStopEither() {
    RequestNumber number = awaiting(fixture);

    assertRefused(() -> fixture.decides(OLGA, Decision.CANCEL, number));
  }

  @Test
  void aNumberThatThereIsNotIsSaidSo() {
    var unknown = new RequestNumber(4711);

    assertEquals(
        "workflow.unknown",
        assertRefused(() -> fixture.decides(AMINA, Decision.CANCEL, unknown)).key());
  }

  private static RequestNumber awaiting(WorkflowFixture fixture) {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    return number;
  }

  private static Sentence assertRefused(Callable<?> wish) {
    return assertThrows(AskerMustAct.class, wish::call).why();
  }

  @Test
  void askedTwiceByOneTriggerItIsOneRequest() {
    RequestNumber first = fixture.ask("trigger-1", AMINA);
    RequestNumber second = fixture.ask("trigger-1", AMINA);

    assertEquals(first, second);
    fixture.await(first, AwaitingApproval.class);
    assertEquals(1, fixture.things.planned());
  }
}
