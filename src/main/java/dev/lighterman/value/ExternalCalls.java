package dev.lighterman.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The changes that one piece of work asks of the outside world, as the audit keeps them. */
public final class ExternalCalls {
  /** A key and no state: what is bound to it ends with the work. */
  private static final ScopedValue<ExternalCalls> OF_THIS_WORK = ScopedValue.newInstance();

  private final Map<String, Call> calls = Collections.synchronizedMap(new LinkedHashMap<>());

  /**
   * One that was asked for.
   *
   * @param what the method and the path, such as {@code DELETE /subscriptions/…}
   * @param id by which the other side's own log knows it; empty where that is not known
   * @param status of the answer; 0 where none was heard
   */
  public record Call(String what, String id, int status) {}

  /** Those of the work that this thread does, if somebody wants to know. */
  public static Optional<ExternalCalls> current() {
    return OF_THIS_WORK.isBound() ? Optional.of(OF_THIS_WORK.get()) : Optional.empty();
  }

  /** Does the work; what it asks for is noted here. */
  public <T> T during(Supplier<T> work) {
    return ScopedValue.where(OF_THIS_WORK, this).call(work::get);
  }

  /**
   * Notes what is about to be asked for, since its answer may be lost.
   *
   * @param key tells it from the others
   */
  public void asked(String key, String what, String id) {
    calls.put(key, new Call(what, id, 0));
  }

  /** Notes that it was answered. */
  public void answered(String key, String id, int status) {
    calls.computeIfPresent(key, (_, call) -> new Call(call.what(), id, status));
  }

  /** All of them, in the order in which they were asked for. */
  public List<Call> list() {
    return List.copyOf(calls.values());
  }
}
