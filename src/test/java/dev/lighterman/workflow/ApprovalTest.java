package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.CHIARA;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Authority;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision.Verb;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Expired;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Withdrawn;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may say yes or no, when, and to what. */
@ParameterizedClass
@EnumSource
final class ApprovalTest {
  private static final int RACES = 100;

  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture office;
  private final WorkflowFixture ofTwo;

  ApprovalTest(TestDatabase kind, @TempDir Path one, @TempDir Path two) {
    office = new WorkflowFixture(kind.fresh(one), clock, 1);
    ofTwo = new WorkflowFixture(kind.fresh(two), clock, 2);
    office.plan(created("token"));
    ofTwo.plan(created("token"));
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), office.store.audit().firstTamperedRow());
    assertEquals(Optional.empty(), ofTwo.store.audit().firstTamperedRow());
    office.close();
    ofTwo.close();
  }

  @Test
  void whoAskedMayNotApprove() {
    RequestNumber number = awaiting(office);

    assertRefused(() -> office.approve(number, AMINA));

    assertTrue(office.request(number).state() instanceof AwaitingApproval);
    assertTrue(
        office.store.audit().of(number).stream()
            .anyMatch(entry -> entry.what().equals("VoteDenied") && AMINA.equals(entry.who())));
  }

  @Test
  void whomThePolicyDoesNotNameMayNotApprove() {
    RequestNumber number = awaiting(office);

    assertRefused(() -> office.approve(number, OLGA));
  }

  @Test
  void theSecondToApproveIsToldWhoWasFirst() {
    RequestNumber number = awaiting(office);
    office.approve(number, BEN);

    Sentence why = assertRefused(() -> office.approve(number, CHIARA));

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
  void nobodyApprovesAPlanThatTheyDidNotSee() {
    RequestNumber number = awaiting(office);
    var another = new PlanHash("f".repeat(64));

    Sentence why =
        assertRefused(() -> office.decides(office.decision(BEN, Verb.APPROVE, number, another)));

    assertEquals("workflow.another-plan", why.key());
  }

  @Test
  void afterItsTimeNobodyApproves() {
    RequestNumber number = awaiting(office);
    clock.move(Duration.ofHours(1));

    assertEquals("workflow.is.expired", assertRefused(() -> office.approve(number, BEN)).key());

    assertTrue(office.request(number).state() instanceof Expired);
    assertTrue(office.store.claims().held().isEmpty());
  }

  @Test
  void itExpiresByItself() {
    RequestNumber number = awaiting(office);
    clock.move(Duration.ofMinutes(59));
    office.look(number);
    assertTrue(office.request(number).state() instanceof AwaitingApproval);

    clock.move(Duration.ofMinutes(1));
    office.look(number);

    office.await(number, Expired.class);
  }

  @Test
  void anApproverMaySayNo() {
    RequestNumber number = awaiting(office);

    office.decides(BEN, Verb.REJECT, number);

    Rejected rejected = office.await(number, Rejected.class);
    assertEquals("not before Christmas", rejected.why());
    assertEquals("workflow.is.rejected", assertRefused(() -> office.approve(number, CHIARA)).key());
  }

  @Test
  void whoAskedMayTakeItBack() {
    RequestNumber number = awaiting(office);

    office.decides(AMINA, Verb.CANCEL, number);

    office.await(number, Withdrawn.class);
    assertRefused(() -> office.approve(number, BEN));
    assertRefused(() -> office.decides(AMINA, Verb.CANCEL, number));
  }

  @Test
  void whoMayNotAskMayNotStopEither() {
    RequestNumber number = awaiting(office);

    assertRefused(() -> office.decides(OLGA, Verb.CANCEL, number));
  }

  @Test
  void aNumberThatThereIsNotIsSaidSo() {
    var unknown = new RequestNumber(4711);

    assertEquals(
        "workflow.unknown", assertRefused(() -> office.decides(AMINA, Verb.CANCEL, unknown)).key());
  }

  @Test
  void ofTwoWhoVoteAtOnceTheSecondDecides() throws Exception {
    for (int race = 0; race < RACES; race++) {
      RequestNumber number = awaiting(ofTwo);
      PlanHash hash = ofTwo.hash(number);

      atOnce(
          List.of(
              () -> ofTwo.decides(ofTwo.decision(BEN, Verb.APPROVE, number, hash)),
              () -> ofTwo.decides(ofTwo.decision(CHIARA, Verb.APPROVE, number, hash))));

      ofTwo.await(number, Succeeded.class);
    }
  }

  @Test
  void ofTwoWhoDecideAtOnceOneIsFirst() throws Exception {
    for (int race = 0; race < RACES; race++) {
      RequestNumber number = awaiting(office);
      PlanHash hash = office.hash(number);

      List<Sentence> refusals =
          atOnce(
              List.of(
                  () -> office.decides(office.decision(BEN, Verb.APPROVE, number, hash)),
                  () -> office.decides(office.decision(CHIARA, Verb.REJECT, number, hash))));

      assertEquals(1, refusals.size(), "one of them is told who was first");
      office.until(() ->
          office.request(number).state() instanceof Succeeded
              || office.request(number).state() instanceof Rejected);
    }
  }

  @Test
  void ofManyWhoApproveAtOnceOneApproves() throws Exception {
    RequestNumber number = awaiting(office);
    PlanHash hash = office.hash(number);
    List<Callable<Sentence>> all = new ArrayList<>();
    for (int each = 0; each < 10; each++) {
      all.add(() -> office.decides(office.decision(BEN, Verb.APPROVE, number, hash)));
      all.add(() -> office.decides(office.decision(CHIARA, Verb.APPROVE, number, hash)));
    }

    List<Sentence> refusals = atOnce(all);

    assertEquals(19, refusals.size());
    office.await(number, Succeeded.class);
    assertEquals(
        1,
        office.heard.lines().stream()
            .filter(line -> line.equals(number + " " + Approved.class.getSimpleName()))
            .count());
    assertEquals(List.of("+token"), office.world.attempts());
  }

  private static RequestNumber awaiting(WorkflowFixture office) {
    RequestNumber number = office.ask();
    office.await(number, AwaitingApproval.class);
    return number;
  }

  private static Sentence assertRefused(Callable<?> wish) {
    return assertThrows(AskerMustAct.class, wish::call).why();
  }

  /** What those were told whose wish came to nothing. */
  private static List<Sentence> atOnce(List<Callable<Sentence>> wishes)
      throws InterruptedException, ExecutionException {
    List<Sentence> refusals = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(wishes.size())) {
      for (Future<Sentence> each : threads.invokeAll(wishes)) {
        try {
          each.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof AskerMustAct refusal)) {
            throw e;
          }
          refusals.add(refusal.why());
        }
      }
    }
    return refusals;
  }

  @Test
  void askedTwiceByOneTriggerItIsOneRequest() {
    RequestNumber first = office.ask("trigger-1", AMINA);
    RequestNumber second = office.ask("trigger-1", AMINA);

    assertEquals(first, second);
    office.await(first, AwaitingApproval.class);
    assertEquals(1, office.things.planned());
  }
}
