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
 * Passes every change to every controller, one at a time and outside the store's lock. It runs on
 * the thread that made the change; if another thread is already running it, that one continues.
 */
public final class ControllerLoop {

  private static final Logger log = LoggerFactory.getLogger(ControllerLoop.class);

  private final ControllerContext context;
  private final List<Controller> controllers;
  private final Queue<WatchEvent> changes = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  private ControllerLoop(ControllerContext context, List<Controller> controllers) {
    this.context = context;
    this.controllers = new CopyOnWriteArrayList<>(controllers);
  }

  /**
   * Starts the controllers.
   *
   * @param ca of the API server's certificate, which each namespace shows
   */
  public static ControllerLoop start(ControllerContext context, Controller kubelet, String ca) {
    var loop =
        new ControllerLoop(
            context,
            List.of(
                new NamespaceController(context, ca),
                new DeploymentController(context),
                new ReplicaSetController(context),
                new DaemonSetController(context),
                new JobController(context),
                new PersistentVolumeController(context),
                new Scheduler(context),
                kubelet,
                new GarbageCollector(context)));
    context.api().store().addListener(loop.changes::add);
    context.api().store().runAfterChanges(loop::drain);
    return loop;
  }

  /** Adds a controller, which gets the changes from now on. */
  public void add(Controller controller) {
    controllers.add(controller);
  }

  private void drain() {
    while (!changes.isEmpty() && busy.compareAndSet(false, true)) {
      try {
        for (var change = changes.poll(); change != null; change = changes.poll()) {
          WatchEvent next = change;
          context.reconcile(() -> dispatch(next));
        }
      } finally {
        busy.set(false);
      }
    }
  }

  private void dispatch(WatchEvent change) {
    for (var controller : controllers) {
      try {
        controller.onChange(change);
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
