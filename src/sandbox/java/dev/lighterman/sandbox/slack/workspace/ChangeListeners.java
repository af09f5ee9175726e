package dev.lighterman.sandbox.slack.workspace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners to changes of the workspace. */
public final class ChangeListeners {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  public void notifyListeners() {
    listeners.forEach(Runnable::run);
  }
}
