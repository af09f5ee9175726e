package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.FakeStep.kept;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Decision;
import dev.lighterman.request.Plan;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Expired;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.request.RequestState.Refused;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Superseded;
import dev.lighterman.request.RequestState.Withdrawn;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.LoggedProblems;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From what was asked to a plan, and from an approved plan to a run. */
@ParameterizedClass
@EnumSource
final class PlanningTest {
  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;

  PlanningTest(TestDatabase kind, @TempDir Path directory) {
    fixture = new WorkflowFixture(kind.fresh(directory), clock, 1);
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    fixture.close();
  }

  @Test
  void whatCannotBeIsRefusedWithWhatToDoInstead() {
    var suggestion = new SuggestedCommand(PlainText.text("Use 10.0.0.50"), "deploy ip=10.0.0.50");
    fixture.things.plans(
        throwing(() -> new AskerMustAct(PlainText.text("out of range"), suggestion)));

    RequestNumber number = fixture.ask();

    Refused refused = fixture.await(number, Refused.class);
    assertEquals(PlainText.text("out of range"), refused.why());
    assertEquals(List.of(suggestion), refused.offers());
  }

  @Test
  void whatTheOperatorMustMendIsRefusedWithTheRemedy() {
    fixture.things.plans(
        throwing(() -> new OperatorMustAct(PlainText.text("403"), PlainText.text("grant it"))));

    Refused refused = fixture.await(fixture.ask(), Refused.class);

    assertEquals(PlainText.text("grant it"), refused.why().values().get("remedy"));
  }

  @Test
  void whatTheOperatorMustMendIsLoggedOnceForEachRequestThatItKeepsFromAPlan() {
    String unique = UUID.randomUUID().toString();
    var problem = Sentence.of("logged.by-planning", "test", unique);
    fixture.plan(created("token"));
    fixture.things.plansAgain(_ -> {
      fixture.things.plans(throwing(() -> new OperatorMustAct(problem, PlainText.text("mend it"))));
      throw new OperatorMustAct(problem, PlainText.text("mend it"));
    });

    try (var logged = new LoggedProblems()) {
      RequestNumber number = fixture.approved();
      RequestNumber anew = fixture.await(number, Superseded.class).by();
      fixture.await(anew, Refused.class);

      for (RequestNumber kept : List.of(number, anew)) {
        assertEquals(1, logged.with(unique, "request=\"" + kept + "\"").size());
      }
    }
  }

  @Test
  void aFaultOfOursIsRefusedToo() {
    fixture.things.plans(throwing(() -> new IllegalStateException("a bug, provoked by this test")));

    assertEquals(
        "workflow.our-fault.planning", fixture.await(fixture.ask(), Refused.class).why().key());
  }

  @Test
  void aPlanThatAFaultOfOursKeepsFromBeginningIsAskedForAnewAndThenRefused() {
    fixture.plan(created("token"));
    fixture.things.plansAgain(_ -> {
      fixture.things.plans(throwing(() -> new IllegalStateException("a fault of ours")));
      throw new IllegalStateException("a fault of ours");
    });

    RequestNumber number = fixture.approved();

    RequestNumber anew = fixture.await(number, Superseded.class).by();
    assertEquals("workflow.our-fault.planning", fixture.await(anew, Refused.class).why().key());
  }

  @Test
  void aStoredValueThatCannotBeReadIsAFaultOfOurs() {
    fixture.plan(created("token"));
    fixture.things.plansAgain(_ -> {
      String address = ServiceAddress.of("999.1.1.1").toString();
      return FakePlan.claiming(address, true, created("token"));
    });

    Superseded superseded = fixture.await(fixture.approved(), Superseded.class);

    assertEquals(List.of(Sentence.of("workflow.our-fault")), superseded.since());
  }

  @Test
  void aWorldThatCannotBeReadIsWaitedFor() {
    fixture.things.plans(throwing(() -> new TryLater(PlainText.text("503"), Duration.ZERO)));
    RequestNumber number = fixture.ask();
    fixture.until(() -> fixture.things.planned() > 0);

    fixture.plan(created("token"));

    fixture.await(number, AwaitingApproval.class);
  }

  @Test
  void aWorldThatStaysUnreadableIsNotWaitedForForEver() {
    fixture.things.plans(throwing(() -> new TryLater(PlainText.text("503"), Duration.ZERO)));
    RequestNumber number = fixture.ask();
    fixture.until(() -> fixture.things.planned() > 0);

    clock.move(Duration.ofMinutes(10));

    assertEquals(PlainText.text("503"), fixture.await(number, Refused.class).why());
  }

  @Test
  void whoMayNotAskIsRefused() {
    fixture.plan(created("token"));

    fixture.await(fixture.ask("olga", OLGA), Refused.class);
  }

  @Test
  void whatIsTakenBackWhileItIsPlannedIsNotPlanned() {
    fixture.things.plans(throwing(() -> new TryLater(PlainText.text("503"), Duration.ZERO)));
    RequestNumber number = fixture.ask();

    fixture.decides(AMINA, Decision.CANCEL, number);
    fixture.plan(created("token"));
    fixture.look(number);

    fixture.await(number, Withdrawn.class);
  }

  @Test
  void whatAnotherRequestHasIsRefusedWithItsNumber() {
    fixture.things.plans(() -> FakePlan.claiming("10.0.0.50", true, created("token")));
    RequestNumber first = fixture.ask();
    fixture.await(first, AwaitingApproval.class);

    RequestNumber second = fixture.ask();

    Refused refused = fixture.await(second, Refused.class);
    assertEquals(first.toString(), refused.why().values().get("request"));
    assertEquals("show " + first, refused.offers().getFirst().words());

    fixture.decides(AMINA, Decision.CANCEL, first);
    fixture.await(fixture.ask(), AwaitingApproval.class);
  }

  @Test
  void aChosenValueThatAnotherRequestTookIsChosenAnew() {
    fixture.things.plans(() -> FakePlan.claiming("10.0.0.50", false, created("token")));
    fixture.await(fixture.ask(), AwaitingApproval.class);
    RequestNumber second = fixture.ask();
    fixture.until(() -> fixture.things.planned() >= 2);
    assertTrue(fixture.request(second).state() instanceof Planning);

    fixture.things.plans(() -> FakePlan.claiming("10.0.0.51", false, created("token")));

    fixture.await(second, AwaitingApproval.class);
    assertEquals("10.0.0.51", fixture.planOf(second).choices().getFirst().value());
  }

  @Test
  void aChosenValueIsChosenAnewHoweverItsClaimIsWritten() {
    var claim = new Claim("cluster/services/167772210");
    var address = new Choice("address", "10.0.0.50", PlainText.text("lowest free"), false);
    fixture.things.plans(
        () -> FakePlan.of(List.of(address.with(claim)), Set.of(claim), created("token")));
    fixture.await(fixture.ask(), AwaitingApproval.class);
    RequestNumber second = fixture.ask();
    fixture.until(() -> fixture.things.planned() >= 2);
    assertTrue(fixture.request(second).state() instanceof Planning);

    fixture.things.plans(() -> FakePlan.claiming("10.0.0.51", false, created("token")));

    fixture.await(second, AwaitingApproval.class);
  }

  @Test
  void aClaimThatOnlyEndsLikeAChosenValueIsNotChosenAnew() {
    var secret = new Claim("cluster/secrets/default/store-104");
    fixture.things.plans(() -> FakePlan.of(List.of(), Set.of(secret), created("token")));
    fixture.await(fixture.ask(), AwaitingApproval.class);

    var registry = new Claim("registry/store-104");
    var name = new Choice("name", "store-104", PlainText.text("like the cluster"), false);
    fixture.things.plans(() ->
        FakePlan.of(List.of(name.with(registry)), Set.of(registry, secret), created("token")));

    fixture.await(fixture.ask(), Refused.class);
  }

  @Test
  void ifThereIsLessToDoThanWasApprovedItRunsAndSaysSo() {
    fixture.plan(created("scope-map"), created("token", "scope-map"));
    fixture.things.plansAgain(_ -> FakePlan.of(kept("scope-map"), created("token", "scope-map")));

    RequestNumber number = fixture.approved();

    fixture.await(number, Succeeded.class);
    Plan ran = fixture.planOf(number);
    assertEquals("workflow.no-more-to-do", ran.notes().getFirst().key());
    assertEquals(
        List.of(PlainText.text("CREATE scope-map")), ran.notes().getFirst().values().get("what"));
  }

  @Test
  void anyEffectThatNobodySawIsAskedForAnew() {
    fixture.plan(created("token"));
    fixture.things.plansAgain(_ -> FakePlan.of(created("token"), created("cert-manager")));

    RequestNumber number = fixture.approved();

    Superseded superseded = fixture.await(number, Superseded.class);
    RequestNumber anew = superseded.by();
    fixture.await(anew, AwaitingApproval.class);
    assertEquals(List.of(PlainText.text("CREATE cert-manager")), superseded.since());
    assertEquals(fixture.request(number).intent(), fixture.request(anew).intent());
    assertEquals(List.of(), fixture.world.attempts(), "nothing was done");
  }

  @Test
  void aPlanThatCannotBeAnyMoreIsAskedForAnewAndThenRefused() {
    fixture.plan(created("token"));
    fixture.things.plansAgain(_ -> {
      fixture.things.plans(throwing(() -> new AskerMustAct(PlainText.text("cluster is offline"))));
      throw new AskerMustAct(PlainText.text("cluster is offline"));
    });

    RequestNumber number = fixture.approved();

    RequestNumber anew = fixture.await(number, Superseded.class).by();
    assertEquals(PlainText.text("cluster is offline"), fixture.await(anew, Refused.class).why());
  }

  @Test
  void aWorldThatCannotBeReadIsWaitedForBeforeItRuns() {
    fixture.plan(created("token"));
    fixture.things.plansAgain(_ -> {
      throw new TryLater(PlainText.text("503"), Duration.ZERO);
    });
    RequestNumber number = fixture.approved();
    assertTrue(fixture.request(number).state() instanceof Approved);

    fixture.things.plansAgain(plan -> plan);

    fixture.await(number, Succeeded.class);
  }

  @Test
  void whatCouldNotBeginForADayDoesNotBeginAnyMore() {
    fixture.plan(created("token"));
    fixture.things.plansAgain(_ -> {
      throw new TryLater(PlainText.text("503"), Duration.ZERO);
    });
    RequestNumber number = fixture.approved();

    clock.move(Duration.ofHours(25));
    fixture.look(number);

    fixture.await(number, Expired.class);
  }

  @Test
  void aPlanThatWasTamperedWithDoesNotRun() {
    fixture.plan(created("token"));
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    var seen = fixture.hash(number);
    fixture
        .store
        .database()
        .transact(transaction -> {
          var request = fixture.store.requests().lock(transaction, number).orElseThrow();
          var other = FakePlan.of(created("token"), created("back-door"));
          fixture.store.requests().save(transaction, request.planned(other, request.state()));
        });

    fixture.decides(fixture.decision(BEN, Decision.APPROVE, number, seen));

    fixture.await(number, Superseded.class);
    assertFalse(fixture.world.things().contains("back-door"));
  }

  @Test
  void thePolicyMayApprove(@TempDir Path directory) {
    var settings = dev.lighterman.settings.StoreSettings.in(directory);
    try (var nights = new WorkflowFixture(settings, clock, 0)) {
      nights.plan(created("token"));

      Succeeded succeeded = nights.await(nights.ask(), Succeeded.class);

      assertEquals(new Authority.Policy("edge changes"), succeeded.authority());
    }
  }

  private static Supplier<Plan> throwing(Supplier<RuntimeException> trouble) {
    return () -> {
      throw trouble.get();
    };
  }
}
