package dev.lighterman.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.store.Database;
import dev.lighterman.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Isolated("it measures time")
final class TaskSchedulerTest {
  private final Database database;
  private final TaskScheduler scheduler;
  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

  TaskSchedulerTest(TestDatabase kind, @TempDir Path directory) {
    database = Database.open(kind.fresh(directory));
    scheduler = TaskScheduler.over(database);
  }

  @AfterEach
  void close() {
    scheduler.close();
    database.close();
  }

  @Test
  void whatWasCommittedRunsAndWhatWasRolledBackDoesNot() throws Exception {
    start(instance -> note(instance, TaskResult.done()));

    database.transact(transaction -> scheduler.scheduleNow(transaction, "task", "committed"));
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transact(transaction -> {
              scheduler.scheduleNow(transaction, "task", "rolled back");
              throw new IllegalStateException("changed my mind");
            }));
    database.transact(transaction -> scheduler.scheduleNow(transaction, "task", "afterwards"));

    List<String> both = Stream.of(next(), next()).sorted().toList();
    assertEquals(List.of("afterwards", "committed"), both);
    assertTrue(ran.isEmpty());
  }

  @Test
  void severalWakesBeforeItRunsAreOne() throws Exception {
    for (int wake = 0; wake < 5; wake++) {
      soon("R1");
    }

    start(instance -> note(instance, TaskResult.done()));

    assertEquals("R1", next());
    soon("R2");
    assertEquals("R2", next());
  }

  @Test
  void aWakeThatMeetsARunningExecutionMakesItRunOnceMore() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    start(instance -> {
      entered.countDown();
      awaited(leave);
      return note(instance, TaskResult.done());
    });
    soon("R1");
    awaited(entered);

    soon("R1");
    soon("R1");
    leave.countDown();

    assertEquals("R1", next());
    assertEquals("R1", next());
    soon("R2");
    assertEquals("R2", next());
  }

  @Test
  void aWakeDoesNotWaitForTheTimeThatTheTaskSaid() throws Exception {
    start(instance -> note(instance, TaskResult.again(Duration.ofHours(1))));
    soon("R1");
    assertEquals("R1", next());

    soon("R1");

    assertEquals("R1", next());
  }

  @Test
  void itRunsAtTheTimeThatWasSaidAndNotBefore() throws Exception {
    var times = new ArrayBlockingQueue<Instant>(1);
    start(_ -> {
      times.add(Instant.now());
      return TaskResult.done();
    });
    Instant when = Instant.now().plusMillis(700);

    database.transact(transaction -> scheduler.scheduleAt(transaction, "task", "R1", when));

    Instant time = times.poll(10, TimeUnit.SECONDS);
    assertTrue(time != null && !time.isBefore(when), "ran at " + time + ", not at " + when);
  }

  @Test
  void whatFailsByAFaultOfOursIsTriedAgain() throws Exception {
    var attempts = new AtomicInteger();
    start(instance -> {
      if (attempts.incrementAndGet() == 1) {
        throw new IllegalStateException("a bug, provoked by this test");
      }
      return note(instance, TaskResult.done());
    });

    soon("R1");

    assertEquals("R1", next());
    assertEquals(2, attempts.get());
  }

  @Test
  void whatIsTakenForDeadWhileItRunsDoesNotRunBesideItself() throws Exception {
    var at = new AtomicInteger();
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    start(instance -> {
      int together = at.incrementAndGet();
      entered.countDown();
      awaited(leave);
      at.decrementAndGet();
      return note(instance + " with " + together, TaskResult.done());
    });
    soon("R1");
    awaited(entered);

    database.transact(ScheduledTasks::releaseAllLocks);
    Thread.sleep(1_000);
    assertEquals(1, at.get());
    leave.countDown();

    assertEquals("R1 with 1", next());
    assertEquals("R1 with 1", next(), "it runs once more, since nobody took down its end");
    soon("R2");
    assertEquals("R2 with 1", next());
  }

  @Test
  void everyWakeOfManyIsFollowedByARun() throws Exception {
    var written = new AtomicInteger();
    var seen = new LinkedBlockingQueue<Integer>();
    start(_ -> {
      seen.add(written.get());
      return TaskResult.done();
    });

    for (int wake = 1; wake <= 200; wake++) {
      int value = wake;
      written.set(value);
      soon("R1");
      if (wake % 10 == 0) {
        int last;
        do {
          last = java.util.Objects.requireNonNull(seen.poll(10, TimeUnit.SECONDS), "wake is lost");
        } while (last < value);
      }
    }
  }

  @Test
  void aThousandParkedTasksCostNothing() throws Exception {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    database.transact(transaction -> {
      for (int number = 1; number <= 1000; number++) {
        scheduler.scheduleAt(transaction, "task", "R" + number, tomorrow);
      }
    });
    start(instance -> note(instance, TaskResult.done()));
    Instant began = Instant.now();

    soon("now");

    assertEquals("now", next());
    Duration took = Duration.between(began, Instant.now());
    assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "took " + took);
  }

  private void start(Task.Handler handler) {
    scheduler.start(List.of(new Task("task", handler)));
  }

  private void soon(String instance) {
    database.transact(transaction -> scheduler.scheduleNow(transaction, "task", instance));
  }

  private TaskResult note(String instance, TaskResult result) {
    ran.add(instance);
    return result;
  }

  private String next() throws InterruptedException {
    String instance = ran.poll(10, TimeUnit.SECONDS);
    return instance == null ? "nothing ran" : instance;
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
