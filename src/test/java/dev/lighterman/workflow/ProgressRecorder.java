package dev.lighterman.workflow;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Listens to the workflow, and wakes whoever waits for something. */
final class ProgressRecorder implements ProgressListener {
  /** How long to wait for what never comes; mutation tests, in which that is usual, wait less. */
  private static final int PATIENCE_SECONDS =
      Math.toIntExact(Long.getLong("patience.seconds", PATIENCE.toSeconds()));

  /** By when they happened: a transaction that is over may be told of after the one behind it. */
  private final SortedMap<Long, String> lines = new TreeMap<>();

  private final AtomicLong happened = new AtomicLong();
  private final Map<Class<?>, Runnable> deeds = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();

  @Override
  public void onRequestChanged(Transaction transaction, Request before, Request after, Author by) {
    deeds.getOrDefault(after.state().getClass(), () -> {}).run();
    String line = after.number() + " " + after.state().getClass().getSimpleName();
    addAfterCommit(transaction, line);
  }

  @Override
  public void onStepChanged(
      Transaction transaction, Request request, StepProgress before, StepProgress after) {
    String line = request.number() + " " + after.id() + " " + after.mark();
    addAfterCommit(transaction, line);
  }

  @Override
  public void onFreezeChanged(Transaction transaction, Request request) {
    addAfterCommit(transaction, request.number() + " freeze changed");
  }

  @Override
  public void onPlanningWaits(Transaction transaction, Request request, Sentence why) {}

  @Override
  public void onHaltDiagnosed(Transaction transaction, Request request) {
    String line = request.number() + " diagnosed";
    addAfterCommit(transaction, line);
  }

  /** Does something whenever a request comes into a state, before others can see that. */
  void whenever(Class<? extends RequestState> state, Runnable deed) {
    deeds.put(state, deed);
  }

  @Override
  public void onExpiryNear(Transaction transaction, Request request) {
    add(happened.incrementAndGet(), request.number() + " expires soon");
  }

  private void addAfterCommit(Transaction transaction, String line) {
    long when = happened.incrementAndGet();
    transaction.afterCommit(() -> add(when, line));
  }

  private void add(long when, String line) {
    lock.lock();
    try {
      lines.put(when, line);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What was told, in order. */
  List<String> lines() {
    lock.lock();
    try {
      return List.copyOf(lines.values());
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is so; it is looked at whenever something was told. */
  void until(BooleanSupplier so, Supplier<String> instead) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (!so.getAsBoolean()) {
        if (System.nanoTime() > end) {
          fail(instead.get());
        }
        boolean _ = more.await(20, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      fail(e);
    } finally {
      lock.unlock();
    }
  }
}
