package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.durable.TaskResult;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.request.Decision;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Expired;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What ended long ago leaves the tables, and the audit still tells of it. */
@ParameterizedClass
@EnumSource
final class RequestRetentionTest {
  private static final Duration RETENTION = Duration.ofDays(400);

  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;
  private final RequestRetention retention;

  RequestRetentionTest(TestDatabase kind, @TempDir Path directory) {
    fixture = new WorkflowFixture(kind.fresh(directory), clock, 1);
    retention =
        new RequestRetention(
            fixture.store, new SiteRecords(fixture.store.requests()), () -> RETENTION, clock);
    fixture.plan(created("token"));
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    fixture.close();
  }

  @Test
  void whatEndedLongAgoIsDeletedAndItsAuditStays() {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    fixture.decides(BEN, Decision.REJECT, number);
    fixture.await(number, Rejected.class);
    messageAbout(number);

    clock.move(RETENTION);
    aDayPasses();
    assertTrue(isStored(number), "not longer ago than that");

    clock.move(Duration.ofSeconds(1));
    aDayPasses();
    assertFalse(isStored(number));
    assertEquals(List.of(), fixture.store.messages().about(number.toString()));
    assertEquals(
        List.of("Asked", "AwaitingApproval", "Rejected", "Deleted"),
        fixture.store.audit().of(number).stream().map(each -> each.what()).toList());

    RequestNumber next = fixture.ask();
    assertTrue(next.number() > number.number(), "no number is given twice");
  }

  @Test
  void whatHasNotEndedStaysHoweverOldItIsAndCountsFromItsEnd() {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    clock.move(RETENTION.multipliedBy(2));
    aDayPasses();
    assertTrue(isStored(number));

    fixture.look(number);
    fixture.await(number, Expired.class);
    aDayPasses();
    assertTrue(isStored(number), "it has only just ended");
  }

  @Test
  void theRequestByWhichASitesRegistryIsKnownStaysUntilAnotherReplacesIt() {
    RequestNumber first = succeeded();
    clock.move(RETENTION.plusDays(1));
    aDayPasses();
    assertTrue(isStored(first));
    assertEquals(List.of("token DONE"), fixture.stepStates(first));

    RequestNumber second = succeeded();
    aDayPasses();
    assertFalse(isStored(first));
    assertTrue(isStored(second));
  }

  @Test
  void itRunsByItselfOnceItIsScheduled() {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    fixture.decides(BEN, Decision.REJECT, number);
    fixture.await(number, Rejected.class);
    clock.move(RETENTION.plusDays(1));

    try (var daily = new TaskScheduler(fixture.store.database())) {
      retention.schedule(daily);
      daily.start(List.of(retention.task()));
      fixture.until(() -> !isStored(number));
    }
  }

  private RequestNumber succeeded() {
    RequestNumber number = fixture.approved();
    fixture.await(number, Succeeded.class);
    return number;
  }

  private void aDayPasses() {
    assertEquals(TaskResult.again(Duration.ofDays(1)), retention.task().handler().run("daily"));
  }

  private boolean isStored(RequestNumber number) {
    return fixture.store.requests().find(number).isPresent();
  }

  private void messageAbout(RequestNumber number) {
    StoredMessage card = StoredMessage.of(number + "/card", number.toString(), "card", EDGE_OPS);
    fixture
        .store
        .database()
        .transact(transaction -> fixture.store.messages().write(transaction, card));
  }
}
