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
import dev.lighterman.request.Plan;
import dev.lighterman.request.RecordedDecision.Verb;
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
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private final WorkflowFixture office;

  PlanningTest(TestDatabase kind, @TempDir Path directory) {
    office = new WorkflowFixture(kind.fresh(directory), clock, 1);
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), office.store.audit().firstTamperedRow());
    office.close();
  }

  @Test
  void whatCannotBeIsRefusedWithWhatToDoInstead() {
    var offer = new SuggestedCommand(PlainText.text("Use 10.0.0.50"), "deploy ip=10.0.0.50");
    office.things.plans(throwing(() -> new AskerMustAct(PlainText.text("out of range"), offer)));

    RequestNumber number = office.ask();

    Refused refused = office.await(number, Refused.class);
    assertEquals(PlainText.text("out of range"), refused.why());
    assertEquals(List.of(offer), refused.offers());
  }

  @Test
  void whatTheOperatorMustMendIsRefusedWithTheRemedy() {
    office.things.plans(
        throwing(() -> new OperatorMustAct(PlainText.text("403"), PlainText.text("grant it"))));

    Refused refused = office.await(office.ask(), Refused.class);

    assertEquals(PlainText.text("grant it"), refused.why().values().get("remedy"));
  }

  @Test
  void aFaultOfOursIsRefusedToo() {
    office.things.plans(throwing(() -> new IllegalStateException("a bug, provoked by this test")));

    assertEquals("workflow.our-fault", office.await(office.ask(), Refused.class).why().key());
  }

  @Test
  void aPlanThatAFaultOfOursKeepsFromBeginningIsAskedForAnewAndThenRefused() {
    office.plan(created("token"));
    office.things.plansAgain(_ -> {
      office.things.plans(throwing(() -> new IllegalStateException("a fault of ours")));
      throw new IllegalStateException("a fault of ours");
    });

    RequestNumber number = office.approved();

    RequestNumber anew = office.await(number, Superseded.class).by();
    assertEquals("workflow.our-fault", office.await(anew, Refused.class).why().key());
  }

  @Test
  void aWorldThatCannotBeReadIsWaitedFor() {
    office.things.plans(throwing(() -> new TryLater(PlainText.text("503"), Duration.ZERO)));
    RequestNumber number = office.ask();
    office.until(() -> office.things.planned() > 0);

    office.plan(created("token"));

    office.await(number, AwaitingApproval.class);
  }

  @Test
  void aWorldThatStaysUnreadableIsNotWaitedForForEver() {
    office.things.plans(throwing(() -> new TryLater(PlainText.text("503"), Duration.ZERO)));
    RequestNumber number = office.ask();
    office.until(() -> office.things.planned() > 0);

    clock.move(Duration.ofMinutes(10));

    assertEquals(PlainText.text("503"), office.await(number, Refused.class).why());
  }

  @Test
  void whoMayNotAskIsRefused() {
    office.plan(created("token"));

    office.await(office.ask("olga", OLGA), Refused.class);
  }

  @Test
  void whatIsTakenBackWhileItIsPlannedIsNotPlanned() {
    office.things.plans(throwing(() -> new TryLater(PlainText.text("503"), Duration.ZERO)));
    RequestNumber number = office.ask();

    office.decides(AMINA, Verb.CANCEL, number);
    office.plan(created("token"));
    office.look(number);

    office.await(number, Withdrawn.class);
  }

  @Test
  void whatAnotherRequestHasIsRefusedWithItsNumber() {
    office.things.plans(() -> FakePlan.claiming("10.0.0.50", true, created("token")));
    RequestNumber first = office.ask();
    office.await(first, AwaitingApproval.class);

    RequestNumber second = office.ask();

    Refused refused = office.await(second, Refused.class);
    assertEquals(first.toString(), refused.why().values().get("request"));
    assertEquals("show " + first, refused.offers().getFirst().words());

    office.decides(AMINA, Verb.CANCEL, first);
    office.await(office.ask(), AwaitingApproval.class);
  }

  @Test
  void aChosenValueThatAnotherRequestTookIsChosenAnew() {
    office.things.plans(() -> FakePlan.claiming("10.0.0.50", false, created("token")));
    office.await(office.ask(), AwaitingApproval.class);
    RequestNumber second = office.ask();
    office.until(() -> office.things.planned() >= 2);
    assertTrue(office.request(second).state() instanceof Planning);

    office.things.plans(() -> FakePlan.claiming("10.0.0.51", false, created("token")));

    office.await(second, AwaitingApproval.class);
    assertEquals("10.0.0.51", office.planOf(second).choices().getFirst().value());
  }

  @Test
  void ifThereIsLessToDoThanWasApprovedItRunsAndSaysSo() {
    office.plan(created("scope-map"), created("token", "scope-map"));
    office.things.plansAgain(_ -> FakePlan.of(kept("scope-map"), created("token", "scope-map")));

    RequestNumber number = office.approved();

    office.await(number, Succeeded.class);
    Plan ran = office.planOf(number);
    assertEquals("workflow.no-more-to-do", ran.notes().getFirst().key());
    assertEquals(
        List.of(PlainText.text("CREATE scope-map")), ran.notes().getFirst().values().get("what"));
  }

  @Test
  void anyEffectThatNobodySawIsAskedForAnew() {
    office.plan(created("token"));
    office.things.plansAgain(_ -> FakePlan.of(created("token"), created("cert-manager")));

    RequestNumber number = office.approved();

    Superseded superseded = office.await(number, Superseded.class);
    RequestNumber anew = superseded.by();
    office.await(anew, AwaitingApproval.class);
    assertEquals(List.of(PlainText.text("CREATE cert-manager")), superseded.since());
    assertEquals(office.request(number).intent(), office.request(anew).intent());
    assertEquals(List.of(), office.world.attempts(), "nothing was done");
  }

  @Test
  void aPlanThatCannotBeAnyMoreIsAskedForAnewAndThenRefused() {
    office.plan(created("token"));
    office.things.plansAgain(_ -> {
      office.things.plans(throwing(() -> new AskerMustAct(PlainText.text("cluster is offline"))));
      throw new AskerMustAct(PlainText.text("cluster is offline"));
    });

    RequestNumber number = office.approved();

    RequestNumber anew = office.await(number, Superseded.class).by();
    assertEquals(PlainText.text("cluster is offline"), office.await(anew, Refused.class).why());
  }

  @Test
  void aWorldThatCannotBeReadIsWaitedForBeforeItRuns() {
    office.plan(created("token"));
    office.things.plansAgain(_ -> {
      throw new TryLater(PlainText.text("503"), Duration.ZERO);
    });
    RequestNumber number = office.approved();
    assertTrue(office.request(number).state() instanceof Approved);

    office.things.plansAgain(plan -> plan);

    office.await(number, Succeeded.class);
  }

  @Test
  void whatCouldNotBeginForADayDoesNotBeginAnyMore() {
    office.plan(created("token"));
    office.things.plansAgain(_ -> {
      throw new TryLater(PlainText.text("503"), Duration.ZERO);
    });
    RequestNumber number = office.approved();

    clock.move(Duration.ofHours(25));
    office.look(number);

    office.await(number, Expired.class);
  }

  @Test
  void aPlanThatWasTamperedWithDoesNotRun() {
    office.plan(created("token"));
    RequestNumber number = office.ask();
    office.await(number, AwaitingApproval.class);
    var seen = office.hash(number);
    office
        .store
        .database()
        .transact(transaction -> {
          var request = office.store.requests().lock(transaction, number).orElseThrow();
          var other = FakePlan.of(created("token"), created("back-door"));
          office.store.requests().save(transaction, request.planned(other, request.state()));
        });

    office.decides(office.decision(BEN, Verb.APPROVE, number, seen));

    office.await(number, Superseded.class);
    assertFalse(office.world.things().contains("back-door"));
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
