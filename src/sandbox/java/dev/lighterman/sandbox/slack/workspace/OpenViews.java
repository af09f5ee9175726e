package dev.lighterman.sandbox.slack.workspace;

import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The open modals, a stack per person, and the Home tabs. */
public final class OpenViews {
  private static final int MAX_DEPTH = 3;

  private final ChangeListeners changes;
  private final Map<String, List<View>> stacks = new HashMap<>();
  private final Map<String, View> homes = new HashMap<>();

  OpenViews(ChangeListeners changes) {
    this.changes = changes;
  }

  public synchronized List<View> open() {
    return stacks.values().stream().flatMap(List::stream).toList();
  }

  public synchronized Map<String, View> homes() {
    return Map.copyOf(homes);
  }

  public synchronized Optional<View> find(String id) {
    return all().filter(view -> view.id().equals(id)).findFirst();
  }

  /** The modal or Home tab to which the app gave the id; none for the empty one. */
  public synchronized Optional<View> byExternalId(String externalId) {
    return externalId.isEmpty()
        ? Optional.empty()
        : all().filter(view -> view.field("external_id").equals(externalId)).findFirst();
  }

  private Stream<View> all() {
    return Stream.concat(stacks.values().stream().flatMap(List::stream), homes.values().stream());
  }

  public synchronized Optional<View> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  /** Opens a modal; it replaces the person's stack. */
  public synchronized void open(View view) {
    stacks.put(view.user(), new ArrayList<>(List.of(view)));
    changes.notifyListeners();
  }

  /** Pushes a modal on the person's stack; sets its root and previous view. */
  public synchronized View push(View view) throws WebApiFailure {
    List<View> stack = stacks.getOrDefault(view.user(), List.of());
    if (stack.isEmpty()) {
      throw new WebApiFailure("not_found");
    }
    if (stack.size() >= MAX_DEPTH) {
      throw new WebApiFailure("push_limit_reached");
    }
    View pushed = view.pushedOn(stack.getFirst(), stack.getLast());
    stack.add(pushed);
    changes.notifyListeners();
    return pushed;
  }

  public synchronized void publish(View home) {
    homes.put(home.user(), home);
    changes.notifyListeners();
  }

  /** Changes a view, if it is still open. */
  public synchronized void change(String id, UnaryOperator<View> change) {
    UnaryOperator<View> changeMatching = view -> view.id().equals(id) ? change.apply(view) : view;
    stacks.values().forEach(stack -> stack.replaceAll(changeMatching));
    homes.replaceAll((user, home) -> changeMatching.apply(home));
    changes.notifyListeners();
  }

  public synchronized void close(View view) {
    stacks
        .getOrDefault(view.user(), new ArrayList<>())
        .removeIf(open -> open.id().equals(view.id()));
    changes.notifyListeners();
  }

  /** Closes all modals of a person; returns them, top first. */
  public synchronized List<View> clear(String user) {
    List<View> closed = Optional.ofNullable(stacks.remove(user)).orElse(List.of());
    changes.notifyListeners();
    return closed.reversed();
  }
}
