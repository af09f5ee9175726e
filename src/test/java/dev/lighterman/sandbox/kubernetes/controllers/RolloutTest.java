package dev.lighterman.sandbox.kubernetes.controllers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.kubernetes.controllers.Rollout.Size;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import org.junit.jupiter.api.Test;

class RolloutTest {

  private static final Rollout FOUR = new Rollout(4, 1, 1, false);

  @Test
  void sharesAreRoundedForSafety() {
    var deployment =
        Tree.read(
            """
            spec:
              replicas: 3
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
            """);
    assertEquals(new Rollout(3, 1, 0, false), Rollout.of(deployment));
  }

  @Test
  void firstPodsAreWantedAtOnce() {
    assertEquals(4, FOUR.next(Size.NONE, Size.NONE));
  }

  @Test
  void neverTooManyAndNeverTooFewOnTheWay() {
    Size current = Size.NONE;
    Size old = new Size(4, 4, 4);
    for (int step = 0; !current.equals(new Size(4, 4, 4)) || old.wanted() > 0; step++) {
      assertTrue(step < 20, "it never ends");
      int more = FOUR.next(current, old);
      int less = old.wanted() - FOUR.surplus(current, old);
      current = new Size(more, more, current.available());
      old = new Size(less, less, less);
      assertTrue(current.wanted() + old.wanted() <= 5, current + " " + old);
      assertTrue(current.available() + old.available() >= 3, current + " " + old);
      current = new Size(more, more, more);
    }
  }

  @Test
  void brokenOldPodsGiveWayThoughTheNewOnesAreNotReady() {
    assertEquals(1, FOUR.surplus(new Size(1, 1, 0), new Size(4, 4, 3)));
    assertEquals(0, FOUR.surplus(new Size(2, 2, 0), new Size(3, 3, 3)));
  }

  @Test
  void recreateWaitsForTheOldToGo() {
    Rollout recreate = new Rollout(2, 0, 1, true);
    assertEquals(2, recreate.surplus(Size.NONE, new Size(2, 2, 2)));
    assertEquals(0, recreate.next(Size.NONE, new Size(0, 1, 0)));
    assertEquals(2, recreate.next(Size.NONE, Size.NONE));
  }
}
