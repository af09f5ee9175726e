package dev.lighterman.value;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What one attempt of a task requests from Azure and the clusters: its changes, for the audit log,
 * and how long the responses ask to wait. What is requested outside of one is for somebody who
 * waits for an answer.
 */
public final class ExternalCalls {
  /** Only a key: what is bound to it ends with the work. */
  private static final ScopedValue<ExternalCalls> CURRENT = ScopedValue.newInstance();

  private final Map<String, Call> calls = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Consumer<Call> beforeSending;
  private Duration longestWait = Duration.ZERO;

  /**
   * @param beforeSending is told of each request before it is sent, and prevents it by an exception
   */
  public ExternalCalls(Consumer<Call> beforeSending) {
    this.beforeSending = beforeSending;
  }

  /**
   * A requested change.
   *
   * @param what the method and the path, such as {@code DELETE /subscriptions/…}
   * @param id its id in the log of Azure or the cluster; empty if it is not known
   * @param status the response's HTTP status; 0 without a response
   */
  public record Call(String what, String id, int status) {}

  /** The calls of this thread's work; empty if it is not an attempt of a task. */
  public static Optional<ExternalCalls> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does the work and records here what it requests. */
  public <T> T during(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** Does the work of a task that changes nothing. */
  public static <T> T onlyReading(Supplier<T> work) {
    return new ExternalCalls(_ -> {}).during(work);
  }

  /**
   * Records a request before it is sent, since its response may be lost.
   *
   * @param key identifies the request among the others
   */
  public void asked(String key, String what, String id) {
    var call = new Call(what, id, 0);
    beforeSending.accept(call);
    calls.put(key, call);
  }

  /** Records the response to a request. */
  public void answered(String key, String id, int status) {
    calls.computeIfPresent(key, (_, call) -> new Call(call.what(), id, status));
  }

  /** Records how long a response asks to wait before the next request; zero if it does not. */
  public synchronized void askedToWait(Duration wait) {
    longestWait = wait.compareTo(longestWait) > 0 ? wait : longestWait;
  }

  /** The longest time that a response asked to wait; zero if none did. */
  public synchronized Duration longestWait() {
    return longestWait;
  }

  /** All changes, in the order of the requests. */
  public List<Call> list() {
    return List.copyOf(calls.values());
  }
}
