package dev.lighterman.sandbox.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SyncWindowTest {

  private static final Instant TUESDAY_NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void everyMinuteIsAlwaysOpen() {
    assertTrue(SyncWindow.parse("* * * * *", "").isOpen(TUESDAY_NOON));
    assertTrue(SyncWindow.parse("* * * * *", "PT4H").isOpen(TUESDAY_NOON));
  }

  @Test
  void aNightlyWindowIsOpenForItsLength() {
    var nightly = SyncWindow.parse("0 2 * * *", "PT4H");
    assertFalse(nightly.isOpen(Instant.parse("2026-11-24T01:59:59Z")));
    assertTrue(nightly.isOpen(Instant.parse("2026-11-24T02:00:00Z")));
    assertTrue(nightly.isOpen(Instant.parse("2026-11-24T05:59:59Z")));
    assertFalse(nightly.isOpen(Instant.parse("2026-11-24T06:00:00Z")));
  }

  @Test
  void readsListsRangesStepsAndWeekdays() {
    assertTrue(SyncWindow.parse("0 8-18/2 * * 1-5", "PT1H").isOpen(TUESDAY_NOON));
    assertFalse(SyncWindow.parse("0 9-18/2 * * 1-5", "PT1H").isOpen(TUESDAY_NOON));
    assertFalse(SyncWindow.parse("0 12 * * 0,6", "PT1H").isOpen(TUESDAY_NOON));
    assertFalse(SyncWindow.parse("0 12 * 12 *", "PT1H").isOpen(TUESDAY_NOON));
  }
}
