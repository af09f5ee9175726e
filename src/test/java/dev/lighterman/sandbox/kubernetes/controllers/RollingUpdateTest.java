package dev.lighterman.sandbox.kubernetes.controllers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.kubernetes.controllers.RollingUpdate.Size;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import org.junit.jupiter.api.Test;

class RollingUpdateTest {

  private static final RollingUpdate FOUR = new RollingUpdate(4, 1, 1, false);

  @Test
  void roundsPercentagesUpForSurgeAndDownForUnavailable() {
    var deployment =
        JsonTree.read(
            """
            spec:
              replicas: 3
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
            """);
    assertEquals(new RollingUpdate(3, 1, 0, false), RollingUpdate.of(deployment));
  }

  @Test
  void firstRolloutCreatesAllPods() {
    assertEquals(4, FOUR.newReplicas(Size.NONE, Size.NONE));
  }

  @Test
  void staysWithinSurgeAndUnavailable() {
    Size current = Size.NONE;
    Size old = new Size(4, 4, 4);
    for (int step = 0; !current.equals(new Size(4, 4, 4)) || old.desired() > 0; step++) {
      assertTrue(step < 20, "it never ends");
      int newReplicas = FOUR.newReplicas(current, old);
      int oldReplicas = old.desired() - FOUR.oldPodsToRemove(current, old);
      current = new Size(newReplicas, newReplicas, current.available());
      old = new Size(oldReplicas, oldReplicas, oldReplicas);
      assertTrue(current.desired() + old.desired() <= 5, current + " " + old);
      assertTrue(current.available() + old.available() >= 3, current + " " + old);
      current = new Size(newReplicas, newReplicas, newReplicas);
    }
  }

  @Test
  void removesUnhealthyOldPodsFirst() {
    assertEquals(1, FOUR.oldPodsToRemove(new Size(1, 1, 0), new Size(4, 4, 3)));
    assertEquals(0, FOUR.oldPodsToRemove(new Size(2, 2, 0), new Size(3, 3, 3)));
  }

  @Test
  void recreateDeletesOldPodsFirst() {
    RollingUpdate recreate = new RollingUpdate(2, 0, 1, true);
    assertEquals(2, recreate.oldPodsToRemove(Size.NONE, new Size(2, 2, 2)));
    assertEquals(0, recreate.newReplicas(Size.NONE, new Size(0, 1, 0)));
    assertEquals(2, recreate.newReplicas(Size.NONE, Size.NONE));
  }
}
