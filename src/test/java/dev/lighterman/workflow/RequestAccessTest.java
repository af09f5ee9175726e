package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.CHIARA;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static dev.lighterman.workflow.WorkflowFixture.KIOSKS;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.approval.Member.Standing;
import dev.lighterman.request.Decision;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Withdrawn;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.AuditLog;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may not see a request learns nothing of it, not even that there is one. */
final class RequestAccessTest {
  private static final RequestNumber NO_SUCH = new RequestNumber(4711);
  private static final Channel DIRECT = new Channel("D03OUTSIDER");

  private final WorkflowFixture fixture;

  RequestAccessTest(@TempDir Path directory) {
    fixture = new WorkflowFixture(StoreSettings.in(directory), new ManualClock(), 1);
    fixture.plan(created("token"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource
  void whoMayNotSeeAnEndedRequestHearsOfItAsOfNone(Decision verb) {
    RequestNumber number = rejected();
    fixture.seeing(BEN);

    assertEquals(refusal(OLGA, verb, NO_SUCH, EDGE_OPS), refusal(OLGA, verb, number, EDGE_OPS));

    assertDenied(number, verb, OLGA, EDGE_OPS);
  }

  @ParameterizedTest
  @EnumSource
  void aGuestHearsOfAnEndedRequestAsOfNone(Decision verb) {
    RequestNumber number = rejected();
    fixture.is(OLGA, Standing.GUEST);

    Sentence answer = refusal(OLGA, verb, number, EDGE_OPS);

    assertEquals("approval.guest", answer.key());
    assertEquals(refusal(OLGA, verb, NO_SUCH, EDGE_OPS), answer);
    assertDenied(number, verb, OLGA, EDGE_OPS);
  }

  @ParameterizedTest
  @EnumSource
  void whereTheSiteIsNotShownNobodyHearsOfTheRequest(Decision verb) {
    RequestNumber number = rejected();

    assertEquals(refusal(BEN, verb, NO_SUCH, KIOSKS), refusal(BEN, verb, number, KIOSKS));

    assertDenied(number, verb, BEN, KIOSKS);
  }

  @ParameterizedTest
  @EnumSource
  void anotherChannelHearsNothingOfARequestWhoseSiteIsNotKnownYet(Decision verb) {
    fixture.things.plans(() -> {
      throw new AskerMustAct(Sentence.of("workflow.our-fault"));
    });
    RequestNumber number = fixture.ask();
    fixture.await(number, dev.lighterman.request.RequestState.Refused.class);

    assertEquals(refusal(BEN, verb, NO_SUCH, KIOSKS), refusal(BEN, verb, number, KIOSKS));
  }

  @ParameterizedTest
  @EnumSource
  void whoMaySeeAHaltedRunButNotAskIsToldWhoMayAndItIsInTheAudit(Decision verb) {
    RequestNumber number = halted();

    Sentence answer = refusal(OLGA, verb, number, EDGE_OPS);

    assertEquals(
        verb.bindsToPlan() ? "approval.may-not-approve" : "approval.may-not-ask", answer.key());
    assertDenied(number, verb, OLGA, EDGE_OPS);
    fixture.await(number, Halted.class);
  }

  @Test
  void whyADeniedDecisionWasWantedIsInTheAuditToo() {
    RequestNumber number = awaiting();

    refusal(OLGA, Decision.CANCEL, number, EDGE_OPS);
    refusal(OLGA, Decision.REJECT, number, EDGE_OPS);

    assertEquals(
        List.of("none", "not before Christmas"),
        denials(number).stream().map(each -> each.details().getOrDefault("why", "none")).toList());
  }

  @Test
  void aRequestIsShownOnlyToWhoMaySeeIt() {
    RequestNumber number = rejected();
    fixture.seeing(BEN);

    assertEquals(number, fixture.inbox.visible(number, EDGE_OPS, fixture.known(BEN)).number());
    assertEquals(number, fixture.inbox.visible(number, DIRECT, fixture.known(BEN)).number());
    assertEquals(number, fixture.inbox.visible(number, EDGE_OPS, fixture.known(AMINA)).number());
    assertHidden(number, EDGE_OPS, OLGA);
    assertHidden(number, DIRECT, OLGA);
    assertHidden(number, KIOSKS, BEN);
  }

  @Test
  void whoMayApproveNeedNotBeNamedAmongThoseWhoSee() {
    RequestNumber number = awaiting();
    fixture.seeing(OLGA);

    assertRefused(() -> fixture.decides(AMINA, Decision.APPROVE, number));
    fixture.decides(BEN, Decision.REJECT, number);

    fixture.await(number, Rejected.class);
  }

  @Test
  void whoMayNotApproveMayNotRejectEither() {
    RequestNumber number = awaiting();

    assertEquals(
        "approval.may-not-approve", refusal(OLGA, Decision.REJECT, number, EDGE_OPS).key());
    assertEquals("approval.own", refusal(AMINA, Decision.REJECT, number, EDGE_OPS).key());

    fixture.await(number, AwaitingApproval.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FULL")
  void whoAskedAndIsNoFullMemberAnyMoreTakesNothingBack(Standing standing) {
    RequestNumber number = awaiting();
    fixture.leads(BEN);
    fixture.is(AMINA, standing);

    assertFalse(refusal(AMINA, Decision.CANCEL, number, EDGE_OPS).key().isEmpty());

    fixture.await(number, AwaitingApproval.class);
    assertDenied(number, Decision.CANCEL, AMINA, EDGE_OPS);
  }

  @Test
  void whoAskedTakesItBackEvenWhereTheyMaySeeNothingAnyMore() {
    RequestNumber number = awaiting();
    fixture.leads(BEN);
    fixture.seeing(BEN);

    fixture.decides(AMINA, Decision.CANCEL, number);

    fixture.await(number, Withdrawn.class);
  }

  @Test
  void aVoteThatIsAboutNoPlanCountsForNone() {
    RequestNumber number = awaiting();

    Sentence answer =
        assertRefused(() -> fixture.decides(fixture.decision(BEN, Decision.APPROVE, number, null)));

    assertEquals("workflow.plan-unseen", answer.key());
    fixture.await(number, AwaitingApproval.class);
  }

  private RequestNumber awaiting() {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    return number;
  }

  private RequestNumber rejected() {
    RequestNumber number = awaiting();
    fixture.decides(CHIARA, Decision.REJECT, number);
    fixture.await(number, Rejected.class);
    return number;
  }

  private RequestNumber halted() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);
    return number;
  }

  private void assertHidden(RequestNumber number, Channel channel, Person person) {
    Sentence none =
        assertRefused(() -> fixture.inbox.visible(NO_SUCH, channel, fixture.known(person)));
    assertEquals(
        withoutNumber(none),
        withoutNumber(
            assertRefused(() -> fixture.inbox.visible(number, channel, fixture.known(person)))));
    assertTrue(
        denials(number).stream()
            .anyMatch(each -> person.equals(each.who()) && denied(each, "show", channel)));
  }

  /** What somebody is told who may not decide, with the number left out. */
  private Sentence refusal(Person person, Decision verb, RequestNumber number, Channel channel) {
    PlanHash plan = verb.bindsToPlan() ? new PlanHash("f".repeat(64)) : null;
    return withoutNumber(
        assertRefused(
            () -> fixture.decides(fixture.decision(person, verb, number, plan, channel))));
  }

  private static Sentence withoutNumber(Sentence sentence) {
    return sentence.values().containsKey("request") ? sentence.with("request", "R…") : sentence;
  }

  private static Sentence assertRefused(Callable<?> wish) {
    return assertThrows(AskerMustAct.class, wish::call).why();
  }

  private void assertDenied(RequestNumber number, Decision verb, Person person, Channel channel) {
    List<AuditLog.Entry> denials = denials(number);
    assertEquals(1, denials.size(), denials::toString);
    assertEquals(person, denials.getFirst().who());
    assertTrue(denied(denials.getFirst(), verb.word(), channel), denials::toString);
  }

  private List<AuditLog.Entry> denials(RequestNumber number) {
    return fixture.store.audit().of(number).stream()
        .filter(entry -> entry.what().equals("Denied") || entry.what().equals("VoteDenied"))
        .toList();
  }

  private static boolean denied(AuditLog.Entry entry, String what, Channel channel) {
    Map<String, String> details = entry.details();
    return what.equals(details.get("denied")) && channel.id().equals(details.get("channel"));
  }
}
