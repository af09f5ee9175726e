package dev.lighterman.durable;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.store.Database;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.store.UnreadableRows;
import dev.lighterman.value.LongTimeouts;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class TaskSchedulerTest {
  private final Database database;
  private final TaskScheduler scheduler;
  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

  TaskSchedulerTest(TestDatabase kind, @TempDir Path directory) {
    database = Database.open(kind.fresh(directory), LongTimeouts.LONG);
    scheduler = new TaskScheduler(database);
  }

  @AfterEach
  void close() {
    scheduler.close();
    database.close();
  }

  @Test
  void whatADeadProcessHadInHandIsTakenOverWithinTenSeconds() {
    assertTrue(TaskScheduler.TAKE_OVER.compareTo(Duration.ofSeconds(10)) <= 0);
  }

  @Test
  void committedTasksRunAndRolledBackTasksDoNot() throws Exception {
    start(instance -> recordRun(instance, TaskResult.done()));

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
  void severalWakeUpsBeforeARunCauseOneRun() throws Exception {
    for (int wakeUp = 0; wakeUp < 5; wakeUp++) {
      scheduleNow("R1");
    }

    start(instance -> recordRun(instance, TaskResult.done()));

    assertEquals("R1", next());
    scheduleNow("R2");
    assertEquals("R2", next());
  }

  @Test
  void aWakeUpDuringARunCausesOneMoreRun() throws Exception {
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    start(instance -> {
      started.countDown();
      await(finish);
      return recordRun(instance, TaskResult.done());
    });
    scheduleNow("R1");
    await(started);

    scheduleNow("R1");
    scheduleNow("R1");
    finish.countDown();

    assertEquals("R1", next());
    assertEquals("R1", next());
    scheduleNow("R2");
    assertEquals("R2", next());
  }

  @Test
  void aTaskWhoseRowCannotBeReadRestsUntilTheNextStartAndHoldsUpNoOther() throws Exception {
    start(instance -> {
      recordRun(instance, TaskResult.done());
      if (instance.equals("R1")) {
        throw UnreadableRows.of("a newer version's");
      }
      return TaskResult.done();
    });
    scheduleNow("R1");
    assertEquals("R1", next());

    scheduleNow("R2");
    assertEquals("R2", next());
    assertNull(ran.poll(2, TimeUnit.SECONDS), "it spins");

    scheduler.close();
    try (var another = new TaskScheduler(database)) {
      another.start(List.of(new Task("task", instance -> recordRun(instance, TaskResult.done()))));
      assertEquals("R1", next());
    }
  }

  @Test
  void aWakeUpDoesNotWaitForTheDelayOfTheResult() throws Exception {
    start(instance -> recordRun(instance, TaskResult.again(Duration.ofHours(1))));
    scheduleNow("R1");
    assertEquals("R1", next());

    scheduleNow("R1");

    assertEquals("R1", next());
  }

  @Test
  void aTaskRunsAtItsTimeAndNotBefore() throws Exception {
    var times = new ArrayBlockingQueue<Instant>(1);
    start(_ -> {
      times.add(Instant.now());
      return TaskResult.done();
    });
    Instant when = Instant.now().plusMillis(700);

    database.transact(transaction -> scheduler.scheduleAt(transaction, "task", "R1", when));

    Instant time = times.poll(PATIENCE.toMinutes(), TimeUnit.MINUTES);
    assertTrue(time != null && !time.isBefore(when), "ran at " + time + ", not at " + when);
  }

  @Test
  void aTaskThatThrowsIsRetried() throws Exception {
    var attempts = new AtomicInteger();
    start(instance -> {
      if (attempts.incrementAndGet() == 1) {
        throw new IllegalStateException("a bug, provoked by this test");
      }
      return recordRun(instance, TaskResult.done());
    });

    scheduleNow("R1");

    assertEquals("R1", next());
    assertEquals(2, attempts.get());
  }

  @Test
  void aRunningTaskThatIsTakenForDeadDoesNotRunTwiceAtOnce() throws Exception {
    var running = new AtomicInteger();
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    start(instance -> {
      int concurrent = running.incrementAndGet();
      started.countDown();
      await(finish);
      running.decrementAndGet();
      return recordRun(instance + " with " + concurrent, TaskResult.done());
    });
    scheduleNow("R1");
    await(started);

    database.transact(ScheduledTasks::releaseAllLocks);
    Thread.sleep(1_000);
    assertEquals(1, running.get());
    finish.countDown();

    assertEquals("R1 with 1", next());
    assertEquals("R1 with 1", next(), "it runs once more, since its end was not recorded");
    scheduleNow("R2");
    assertEquals("R2 with 1", next());
  }

  @Test
  void everyWakeUpIsFollowedByARun() throws Exception {
    var written = new AtomicInteger();
    var seen = new LinkedBlockingQueue<Integer>();
    start(_ -> {
      seen.add(written.get());
      return TaskResult.done();
    });

    for (int wakeUp = 1; wakeUp <= 200; wakeUp++) {
      int value = wakeUp;
      written.set(value);
      scheduleNow("R1");
      if (wakeUp % 10 == 0) {
        int last;
        do {
          last =
              java.util.Objects.requireNonNull(
                  seen.poll(PATIENCE.toMinutes(), TimeUnit.MINUTES), "wake is lost");
        } while (last < value);
      }
    }
  }

  @Test
  void aThousandParkedTasksDoNotKeepAnotherFromRunning() throws Exception {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    database.transact(transaction -> {
      for (int number = 1; number <= 1000; number++) {
        scheduler.scheduleAt(transaction, "task", "R" + number, tomorrow);
      }
    });
    start(instance -> recordRun(instance, TaskResult.done()));

    scheduleNow("now");

    assertEquals("now", next());
  }

  private void start(Task.Handler handler) {
    scheduler.start(List.of(new Task("task", handler)));
  }

  private void scheduleNow(String instance) {
    database.transact(transaction -> scheduler.scheduleNow(transaction, "task", instance));
  }

  private TaskResult recordRun(String instance, TaskResult result) {
    ran.add(instance);
    return result;
  }

  private String next() throws InterruptedException {
    String instance = ran.poll(PATIENCE.toMinutes(), TimeUnit.MINUTES);
    return instance == null ? "nothing ran" : instance;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE.toMinutes(), TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
