package dev.lighterman.sandbox.kubernetes.controllers;

import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every change to every controller, one at a time and outside the store's lock, on the thread
 * that made it; a thread that finds another one at it leaves it the work.
 */
public final class ControllerLoop {

  private static final Logger log = LoggerFactory.getLogger(ControllerLoop.class);

  private final List<Controller> controllers;
  private final Queue<WatchEvent> changes = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  private ControllerLoop(List<Controller> controllers) {
    this.controllers = new CopyOnWriteArrayList<>(controllers);
  }

  public static ControllerLoop start(ControllerContext plane, Controller kubelet) {
    var controllers =
        new ControllerLoop(
            List.of(
                new NamespaceController(plane),
                new DeploymentController(plane),
                new ReplicaSetController(plane),
                new DaemonSetController(plane),
                new JobController(plane),
                new PersistentVolumeController(plane),
                new Scheduler(plane),
                kubelet,
                new GarbageCollector(plane)));
    plane.api().store().addListener(controllers.changes::add);
    plane.api().store().runAfterChanges(controllers::work);
    return controllers;
  }

  /** Tells one more, from now on. */
  public void add(Controller controller) {
    controllers.add(controller);
  }

  private void work() {
    while (!changes.isEmpty() && busy.compareAndSet(false, true)) {
      try {
        for (var change = changes.poll(); change != null; change = changes.poll()) {
          tell(change);
        }
      } finally {
        busy.set(false);
      }
    }
  }

  private void tell(WatchEvent change) {
    for (var controller : controllers) {
      try {
        controller.changed(change);
      } catch (RuntimeException e) {
        log.atError()
            .addKeyValue("controller", controller.getClass().getSimpleName())
            .addKeyValue("object", change.key())
            .setCause(e)
            .log("a controller failed");
      }
    }
  }
}
