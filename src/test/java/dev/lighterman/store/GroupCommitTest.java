package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.FakeDetails;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many who write at the same time, and one who keeps them all from writing. */
final class GroupCommitTest {
  private static final Duration LONG = Duration.ofMinutes(4);

  /** More than can wait at the same time. */
  private static final int CROWD = GroupCommit.MAX_WAITING + 3;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Thread> started = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void whatComesInMeanwhileIsCommittedTogether(TestDatabase kind, @TempDir Path directory) {
    try (Store store = open(kind.fresh(directory))) {
      Set<Transaction> transactions = Collections.synchronizedSet(new HashSet<>());
      CountDownLatch goOn = occupyWriter(store);
      var all =
          IntStream.range(0, 50)
              .mapToObj(i -> writes(store, "w" + i, transactions))
              .toArray(CompletableFuture[]::new);
      awaitQueued(50);
      goOn.countDown();

      CompletableFuture.allOf(all).join();

      assertEquals(1, transactions.size());
      assertEquals(50, written(store).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFailureOfOneIsNotThatOfTheOthers(TestDatabase kind, @TempDir Path directory) {
    try (Store store = open(kind.fresh(directory))) {
      CountDownLatch goOn = occupyWriter(store);
      var good = writes(store, "good", new HashSet<>());
      var bad =
          inBackground(() ->
              store
                  .database()
                  .groupCommit()
                  .transact(
                      transaction -> {
                        write(transaction, "bad");
                        throw new IllegalStateException("broken");
                      },
                      LONG));
      var alsoGood = writes(store, "also good", new HashSet<>());
      awaitQueued(3);
      goOn.countDown();

      good.join();
      alsoGood.join();

      var failure = assertThrows(CompletionException.class, bad::join);
      assertEquals("java.lang.IllegalStateException: broken", String.valueOf(failure.getCause()));
      assertEquals(Set.of("good", "also good"), Set.copyOf(written(store)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheDatabaseRefusesIsNotTheEndOfWhoWritesNext(
      TestDatabase kind, @TempDir Path directory) {
    try (Store store = open(kind.fresh(directory))) {
      var refused =
          inBackground(() ->
              store
                  .database()
                  .groupCommit()
                  .transact(
                      transaction -> transaction.handle().execute("INSERT INTO nowhere VALUES (1)"),
                      LONG));
      var failure = assertThrows(CompletionException.class, refused::join);
      assertInstanceOf(JdbiException.class, failure.getCause());

      writes(store, "next", new HashSet<>()).join();
      assertEquals(List.of("next"), written(store));
    }
  }

  /** Of whom the queue has no place for it takes nothing, and all others' work is written. */
  @ParameterizedTest
  @EnumSource
  void whoFindsTheQueueFullIsToldAtOnce(TestDatabase kind, @TempDir Path directory) {
    try (Store store = open(kind.fresh(directory));
        var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch goOn = occupyWriter(store);
      var full = new AtomicInteger();
      var all =
          IntStream.range(0, CROWD)
              .mapToObj(i ->
                  CompletableFuture.runAsync(
                      () -> {
                        try {
                          int _ =
                              store
                                  .database()
                                  .groupCommit()
                                  .transact(transaction -> write(transaction, "w" + i), LONG);
                        } catch (TryLater busy) {
                          assertEquals("store.busy", busy.why().key());
                          full.incrementAndGet();
                        }
                      },
                      crowd))
              .toArray(CompletableFuture[]::new);
      while (full.get() < CROWD - GroupCommit.MAX_WAITING) {
        Thread.onSpinWait();
      }
      goOn.countDown();

      CompletableFuture.allOf(all).join();

      assertEquals(CROWD - GroupCommit.MAX_WAITING, full.get());
      assertEquals(GroupCommit.MAX_WAITING, written(store).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsToldThatNothingWasWrittenIsToldTheTruth(TestDatabase kind, @TempDir Path directory)
      throws SQLException {
    StoreSettings settings = kind.fresh(directory);
    try (Store store = open(settings);
        Connection other = connect(settings)) {
      hold(kind, other);

      TryLater busy =
          assertThrows(
              TryLater.class,
              () ->
                  store
                      .database()
                      .groupCommit()
                      .transact(transaction -> write(transaction, "lost")));

      assertEquals("store.busy", busy.why().key());
      other.rollback();
      writes(store, "kept", new HashSet<>()).join();
      assertEquals(List.of("kept"), written(store));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoseWorkIsStuckIsToldThatNobodyKnows(TestDatabase kind, @TempDir Path directory) {
    try (Store store = open(kind.fresh(directory))) {
      var begun = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      TryLater told;
      do { // As long as it has not begun, it is not taken.
        told =
            assertThrows(
                TryLater.class,
                () ->
                    store
                        .database()
                        .groupCommit()
                        .transact(
                            transaction -> {
                              begun.countDown();
                              await(goOn);
                              return write(transaction, "stuck");
                            },
                            Duration.ofMillis(100)));
      } while (begun.getCount() > 0);

      assertEquals("store.unsettled", told.why().key());
      goOn.countDown();
      writes(store, "next", new HashSet<>()).join();
      assertEquals(Set.of("stuck", "next"), Set.copyOf(written(store)));
    }
  }

  /** Of two and a half seconds, a tenth is for the way of the answer. */
  @Test
  void whoIsNotTakenIsToldWithinTwoAndAHalfSeconds() {
    Duration most = Duration.ofMillis(2_400);
    for (Duration begins :
        List.of(InteractionTimeouts.DEFAULT.commit(), InteractionTimeouts.DEFAULT.form())) {
      assertTrue(begins.plus(GroupCommit.LAST_PATIENCE).compareTo(most) <= 0, begins.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsLongEnoughIsWrittenOnceTheDatabaseIsFree(TestDatabase kind, @TempDir Path directory)
      throws SQLException {
    StoreSettings settings = kind.fresh(directory);
    try (Store store = open(settings);
        Connection other = connect(settings)) {
      hold(kind, other);
      var waits = writes(store, "waits", new HashSet<>());
      other.rollback();

      waits.join();

      assertEquals(List.of("waits"), written(store));
    }
  }

  private CompletableFuture<?> writes(Store store, String id, Set<Transaction> transactions) {
    return inBackground(() ->
        store
            .database()
            .groupCommit()
            .transact(
                transaction -> {
                  transactions.add(transaction);
                  return write(transaction, id);
                },
                LONG));
  }

  private CompletableFuture<?> inBackground(Runnable work) {
    return CompletableFuture.runAsync(
        () -> {
          started.add(Thread.currentThread());
          work.run();
        },
        threads);
  }

  /** Waits until so many threads have begun, and wait themselves. */
  private void awaitQueued(int count) {
    while (started.size() < count
        || List.copyOf(started).stream()
            .anyMatch(each -> each.getState() != Thread.State.TIMED_WAITING)) {
      Thread.onSpinWait();
    }
  }

  /** Keeps the writing thread in a transaction until the latch is counted down. */
  private static CountDownLatch occupyWriter(Store store) {
    var occupied = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var _ =
        Thread.startVirtualThread(() -> {
          boolean _ =
              store
                  .database()
                  .groupCommit()
                  .transact(
                      _ -> {
                        occupied.countDown();
                        await(goOn);
                        return true;
                      },
                      LONG);
        });
    await(occupied);
    return goOn;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int write(Transaction transaction, String id) {
    return transaction
        .handle()
        .execute("INSERT INTO wakes (task, instance, times) VALUES ('test', ?, 1)", id);
  }

  private static List<String> written(Store store) {
    return store
        .database()
        .inTransaction(transaction ->
            transaction
                .handle()
                .select("SELECT instance FROM wakes WHERE task = 'test'")
                .mapTo(String.class)
                .list());
  }

  private static Connection connect(StoreSettings settings) throws SQLException {
    var password = settings.password();
    return DriverManager.getConnection(
        settings.jdbcUrl(), settings.user(), password == null ? null : password.reveal());
  }

  private static void hold(TestDatabase kind, Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          switch (kind) {
            case SQLITE -> "UPDATE wakes SET times = times";
            case POSTGRESQL -> "LOCK TABLE wakes";
          });
    }
  }

  private static Store open(StoreSettings settings) {
    return Store.open(settings, new PlanJson(FakeDetails.formats(Map.of())));
  }
}
