package dev.lighterman.sandbox.kubernetes.controllers;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllerLoopTest {

  private final WorldClock clock = new WorldClock(50);
  private final ObjectApi api =
      new ObjectApi(new ObjectStore(), ServiceIpRange.of("10.0.0.0/16"), clock, new Random());

  @AfterEach
  void stop() {
    clock.close();
  }

  @Test
  void controllersRunWhileNobodyLocksTheStore() throws Exception {
    var asked = new CompletableFuture<Boolean>();
    ControllerLoop.start(
        new ControllerContext(
            api,
            clock,
            new EventRecorder(api, clock),
            new ClusterEventLog(new EventLog(clock), "quay")),
        change -> {
          if (change.kind() == ResourceKind.POD && change.type() == WatchEvent.Type.ADDED) {
            // Another thread can read the store while a controller runs.
            var other = CompletableFuture.supplyAsync(this::pods);
            asked.completeAsync(
                () -> other.orTimeout(PATIENCE.toMinutes(), TimeUnit.MINUTES).join() == 1);
            other.join();
          }
        },
        "");
    create(ResourceKind.NAMESPACE, "", "metadata: {name: default}");
    create(
        ResourceKind.JOB,
        "default",
        """
        metadata: {name: j}
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: main, image: "nginx:1.27"}]
        """);
    assertTrue(asked.get(PATIENCE.toMinutes(), TimeUnit.MINUTES));
  }

  private int pods() {
    return api.store().list(ResourceKind.POD, "default").size();
  }

  private void create(ResourceKind kind, String namespace, String yaml) {
    api.create(kind, namespace, JsonTree.read(yaml), WriteOptions.by("test"));
  }
}
