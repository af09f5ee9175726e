package dev.lighterman.sandbox.world;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The faults that are injected at the moment. */
public final class ActiveFaults {

  private static final Set<String> HTTP_FAULTS =
      Set.of("403", "429", "500", "answer", "drop", "slow");

  private final List<Active> active = new ArrayList<>();
  private final List<FaultListener> listeners = new CopyOnWriteArrayList<>();

  /** Injects a fault; it replaces one with the same name and details. */
  public void inject(Fault fault) {
    synchronized (active) {
      active.removeIf(each -> each.fault.equals(fault));
      active.add(new Active(fault));
    }
    listeners.forEach(listener -> listener.faultInjected(fault));
  }

  /** Clears one fault, if it is active. */
  public void remove(Fault fault) {
    synchronized (active) {
      active.removeIf(each -> each.fault.equals(fault));
    }
    listeners.forEach(listener -> listener.faultCleared(fault));
  }

  /** Clears all faults, the latest first. */
  public void clearAll() {
    all().reversed().forEach(this::remove);
  }

  /** Clears the faults whose effect has been repaired in the world, for example by the bot. */
  public void removeResolved() {
    all().stream()
        .filter(fault -> listeners.stream().anyMatch(listener -> listener.isResolved(fault)))
        .forEach(this::remove);
  }

  /** All active faults, in the order of injection. */
  public List<Fault> all() {
    synchronized (active) {
      return active.stream().map(each -> each.fault).toList();
    }
  }

  /** The first active fault with this name. */
  public Optional<Fault> find(String name) {
    return all().stream().filter(fault -> fault.name().equals(name)).findFirst();
  }

  /** The first active fault with this name that applies to this value of a detail. */
  public Optional<Fault> find(String name, String key, String value) {
    return all().stream()
        .filter(fault -> fault.name().equals(name) && fault.appliesTo(key, value))
        .findFirst();
  }

  /** The first active fault with this name whose details all apply to these values. */
  public Optional<Fault> find(String name, Map<String, String> values) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .filter(fault ->
            values.entrySet().stream()
                .allMatch(value -> fault.appliesTo(value.getKey(), value.getValue())))
        .findFirst();
  }

  /** The fault that applies to a request; counts it, since {@code times} limits a fault. */
  public Optional<Fault> forRequest(String server, String method, String path) {
    synchronized (active) {
      for (Iterator<Active> i = active.iterator(); i.hasNext(); ) {
        var each = i.next();
        if (each.matches(server, method, path)) {
          if (--each.remaining == 0) {
            i.remove();
          }
          return Optional.of(each.fault);
        }
      }
      return Optional.empty();
    }
  }

  /** Calls the listener for each fault that is injected or cleared, on the thread that did it. */
  public void addListener(FaultListener listener) {
    listeners.add(listener);
  }

  private static final class Active {
    private final Fault fault;
    private final Optional<Pattern> path;
    private long remaining;

    Active(Fault fault) {
      this.fault = fault;
      this.path = fault.detail("path").map(Pattern::compile);
      this.remaining = fault.number("times", Long.MAX_VALUE);
    }

    boolean matches(String server, String method, String requestPath) {
      return HTTP_FAULTS.contains(fault.name())
          && fault.appliesTo("face", server)
          && fault.appliesTo("method", method.toUpperCase(Locale.ROOT))
          && path.map(p -> p.matcher(requestPath).find()).orElse(true);
    }
  }
}
