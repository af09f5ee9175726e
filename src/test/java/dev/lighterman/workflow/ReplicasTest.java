package dev.lighterman.workflow;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static dev.lighterman.workflow.FakeStep.created;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several replicas on one PostgreSQL. */
final class ReplicasTest {
  private static final int REQUESTS = 20;

  @Test
  @Execution(CONCURRENT)
  void whatOneReplicaTakesOnTheOtherLeavesAlone(@TempDir Path directory) {
    StoreSettings shared = TestDatabase.POSTGRESQL.fresh(directory);
    try (var one = WorkflowFixture.replica(shared);
        var other = WorkflowFixture.replica(shared)) {
      List<WorkflowFixture> both = List.of(one, other);
      both.forEach(fixture -> fixture.plan(created("token"), created("extension", "token")));

      List<RequestNumber> asked = new ArrayList<>();
      for (int each = 0; each < REQUESTS; each++) {
        asked.add(both.get(each % 2).ask("request-" + each, WorkflowFixture.AMINA));
      }
      asked.forEach(number -> one.await(number, Succeeded.class));

      List<String> attempts = new ArrayList<>(one.world.attempts());
      attempts.addAll(other.world.attempts());
      assertEquals(REQUESTS, Collections.frequency(attempts, "+token"));
      assertEquals(REQUESTS, Collections.frequency(attempts, "+extension"));
      assertEquals(Optional.empty(), one.store.audit().firstTamperedRow());
    }
  }

  @ParameterizedTest
  @EnumSource
  @Execution(CONCURRENT)
  void whatAKilledReplicaHadInHandTheOtherTakesOver(Direction direction, @TempDir Path directory)
      throws Exception {
    StoreSettings shared = TestDatabase.POSTGRESQL.fresh(directory);
    Process victim = stalled(shared, directory, direction);
    try (var other = other(shared, directory)) {
      victim.destroyForcibly().waitFor();

      assertTakenOver(other, directory);
      assertNothingIsDoubled(other, directory);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Execution(CONCURRENT)
  void aStoppedReplicaThatWakesRecordsNothingAndRequestsNothingMore(
      Direction direction, @TempDir Path directory) throws Exception {
    StoreSettings shared = TestDatabase.POSTGRESQL.fresh(directory);
    var world = new SharedThings(directory, false);
    Process victim = stalled(shared, directory, direction);
    try (var other = other(shared, directory)) {
      ChildProcess.signal(victim, "STOP");
      assertTakenOver(other, directory);
      List<AuditLog.Entry> audit = audit(other, directory);
      assertEquals(List.of(), world.refused());

      ChildProcess.signal(victim, "CONT");
      world.answer();
      other.until(() -> world.refused().size() == world.requests());
      world.end();

      assertTrue(victim.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES), "it does not end");
      assertEquals(audit, audit(other, directory));
      assertNothingIsDoubled(other, directory);
    } finally {
      victim.destroyForcibly();
    }
  }

  /** A replica that has the n-th request's n-th step in hand, to do it or to undo it. */
  private static Process stalled(StoreSettings shared, Path directory, Direction direction)
      throws Exception {
    var world = new SharedThings(directory, false);
    if (direction == Direction.BACK) {
      world.fail();
    }
    var child = new ChildProcess(StallingReplica.class, directory.resolve("output"));
    Process process = child.start(shared, directory);
    while (world.stalled().size() < world.requests()) {
      assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS), child::printed);
    }
    return process;
  }

  private static WorkflowFixture other(StoreSettings shared, Path directory) {
    return new WorkflowFixture(
        shared, InstantSource.system(), 0, new SharedThings(directory, false));
  }

  private static void assertTakenOver(WorkflowFixture other, Path directory) {
    var world = new SharedThings(directory, false);
    Class<? extends RequestState> end = world.fails() ? Undone.class : Succeeded.class;
    numbers(world).forEach(number -> other.await(number, end));
  }

  private static void assertNothingIsDoubled(WorkflowFixture other, Path directory) {
    var world = new SharedThings(directory, false);
    List<String> changes = world.changes();
    assertEquals(world.requests() * changesOfOne(world), changes.size(), changes::toString);
    assertEquals(changes.size(), new HashSet<>(changes).size(), changes::toString);
    for (RequestNumber number : numbers(world).toList()) {
      List<AuditLog.Entry> audit = other.store.audit().of(number);
      assertEquals(calls(audit, "Calling"), calls(audit, "Called"));
      assertEquals(
          List.of(world.steps().get(number.number() - 1)),
          audit.stream()
              .map(AuditLog.Entry::details)
              .filter(each -> "unknown, the bot was interrupted".equals(each.get("status")))
              .map(each -> each.get("step"))
              .toList());
    }
    assertEquals(Optional.empty(), other.store.audit().firstTamperedRow());
  }

  /** All steps or, if the last fails, those before it and then whatever is undone. */
  private static int changesOfOne(SharedThings world) {
    int all = SevenStepPlan.DEPLOY.length;
    return world.fails() ? all - 1 + world.steps().size() : all;
  }

  private static List<String> calls(List<AuditLog.Entry> audit, String what) {
    return audit.stream()
        .filter(each -> each.what().equals(what))
        .map(each -> String.valueOf(each.details().get("call")))
        .sorted()
        .toList();
  }

  private static List<AuditLog.Entry> audit(WorkflowFixture fixture, Path directory) {
    return numbers(new SharedThings(directory, false))
        .flatMap(number -> fixture.store.audit().of(number).stream())
        .toList();
  }

  private static Stream<RequestNumber> numbers(SharedThings world) {
    return IntStream.rangeClosed(1, world.requests()).mapToObj(RequestNumber::new);
  }
}
