package dev.lighterman.store;

import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread commits together what came in while it committed what came before. It
 * gets a connection before all others, since people wait for what it writes; for who waits too
 * long, nothing is written.
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
  static final int MAX_WAITING = 1_000;
  private static final int MAX_TOGETHER = 100;

  /** For work that was begun, and that nobody can call back any more. */
  static final Duration LAST_PATIENCE = Duration.ofMillis(700);

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** SQL states of PostgreSQL: no lock in time, a deadlock, a cancelled statement. */
  private static final Set<String> LOCKED = Set.of("55P03", "40P01", "57014");

  private final Database database;
  private final Duration timeout;
  private final BlockingDeque<Waiting<?>> queue = new LinkedBlockingDeque<>(MAX_WAITING);
  private final Thread writer =
      Thread.ofPlatform().daemon().name("group-commit").unstarted(this::write);

  /**
   * @param timeout how long work may wait until it begins
   */
  GroupCommit(Database database, Duration timeout) {
    this.database = database;
    this.timeout = timeout;
    writer.start();
  }

  /**
   * Runs work in a transaction that it may share, and returns once that is committed. The work may
   * run twice, if what it shares the transaction with fails.
   *
   * @throws TryLater if the database does not let it write in time: then it wrote nothing, or the
   *     reason says that this is not known
   */
  public <T> T transact(Function<Transaction, T> work) {
    return transact(work, timeout);
  }

  /**
   * The same for somebody who has less time left than usual, or more.
   *
   * @param patience how long the work may wait until it begins
   */
  public <T> T transact(Function<Transaction, T> work, Duration patience) {
    var waiting = new Waiting<>(work, System.nanoTime() + patience.toNanos());
    if (!queue.offer(waiting)) {
      throw busy();
    }
    try {
      return waiting.outcome(patience);
    } catch (TimeoutException slow) {
      if (waiting.begin()) {
        queue.remove(waiting);
        throw busy();
      }
      return begun(waiting);
    }
  }

  private static <T> T begun(Waiting<T> waiting) {
    try {
      return waiting.outcome(LAST_PATIENCE);
    } catch (TimeoutException slow) {
      throw unsettled();
    }
  }

  private static TryLater busy() {
    return new TryLater(Sentence.of("store.busy"), Duration.ZERO);
  }

  private static TryLater unsettled() {
    return new TryLater(Sentence.of("store.unsettled"), Duration.ZERO);
  }

  private void write() {
    try {
      while (true) {
        commit(queue.take());
      }
    } catch (InterruptedException closing) {
      log.atDebug().log("closed");
    }
  }

  /** Which work is committed is decided once the transaction is open: until then people may go. */
  private void commit(Waiting<?> first) throws InterruptedException {
    List<Waiting<?>> together = new ArrayList<>();
    try {
      List<Runnable> ends =
          database.inUrgentTransaction(transaction -> {
            take(first, together);
            return together.stream().map(waiting -> waiting.run(transaction)).toList();
          });
      ends.forEach(Runnable::run);
    } catch (RuntimeException failure) {
      if (together.isEmpty()) {
        log.atWarn().addKeyValue("why", failure.getMessage()).log("the database does not open");
        putBack(first);
        Thread.sleep(PAUSE);
      } else {
        commitEach(together, failure);
      }
    }
  }

  private void take(Waiting<?> first, List<Waiting<?>> together) {
    Waiting<?> next = first;
    while (next != null) {
      if (next.begin()) {
        together.add(next);
      }
      next = together.size() < MAX_TOGETHER ? queue.poll() : null;
    }
  }

  private void putBack(Waiting<?> first) {
    if (!queue.offerFirst(first) && first.begin()) {
      first.fail(busy());
    }
  }

  /** The failure of one must not be that of the others. */
  private void commitEach(List<Waiting<?>> together, RuntimeException failure) {
    for (Waiting<?> each : together) {
      if (together.size() == 1) {
        each.fail(told(failure));
      } else if (each.isLate()) {
        each.fail(busy());
      } else {
        commitAlone(each);
      }
    }
  }

  private void commitAlone(Waiting<?> each) {
    try {
      database.inUrgentTransaction(each::run).run();
    } catch (RuntimeException failure) {
      each.fail(told(failure));
    }
  }

  /** What was lost on the way to the database, or back, may be committed or not. */
  private static RuntimeException told(RuntimeException failure) {
    if (isLocked(failure)) {
      return busy();
    }
    return failure instanceof TryLater ? unsettled() : failure;
  }

  private static boolean isLocked(RuntimeException failure) {
    // SQLite tells no state, and such a set no null.
    return Database.sqlCauses(failure)
        .map(SQLException::getSQLState)
        .filter(Objects::nonNull)
        .anyMatch(LOCKED::contains);
  }

  @Override
  public void close() {
    writer.interrupt();
  }

  /** Work, and somebody who waits for it. */
  private static final class Waiting<T> {
    private final Function<Transaction, T> work;
    private final long deadline;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    Waiting(Function<Transaction, T> work, long deadline) {
      this.work = work;
      this.deadline = deadline;
    }

    /** Whether it had neither begun nor been called back; now it has. */
    boolean begin() {
      return begun.compareAndSet(false, true);
    }

    boolean isLate() {
      return System.nanoTime() - deadline > 0;
    }

    /** Runs the work; the result tells whoever waits, and is for after the commit. */
    Runnable run(Transaction transaction) {
      T result = work.apply(transaction);
      return () -> outcome.complete(result);
    }

    void fail(RuntimeException failure) {
      outcome.completeExceptionally(failure);
    }

    T outcome(Duration patience) throws TimeoutException {
      try {
        return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException ours
            ? ours
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        throw begin() ? busy() : unsettled();
      }
    }
  }
}
