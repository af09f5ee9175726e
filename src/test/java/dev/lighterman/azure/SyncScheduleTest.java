package dev.lighterman.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Being offline is no fault only where no sync was due. */
final class SyncScheduleTest {
  @ParameterizedTest(name = "{4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 2 * * * | PT4H | 05:59 | 12:00 | true,  after the window in which it synchronized
          0 2 * * * | PT4H | 02:30 | 04:00 | false, in the window
          0 2 * * * | PT4H | 01:00 | 12:00 | false, after a window that it missed
          0 2 * * * | PT4H | 01:59 | 02:05 | true,  while it may still be connecting
          0 2 * * * |      | 02:01 | 12:00 | true,  without a window it connects to synchronize
          0 2 * * * |      | 00:00 | 12:00 | false, without a window it missed its sync
          0 0 * * * | PT24H | 11:00 | 12:00 | false, a window that lasts until the next
          * * * * * |      | 11:59 | 12:00 | false, continuous
          soon      | PT4H | 05:00 | 12:00 | true,  nobody can read it
          0 3 30 2 * | PT1H | 05:00 | 12:00 | true,  it never has to
          """)
  void explainsOffline(String cron, Duration window, String last, String now, String expected) {
    var schedule = new SyncSchedule(cron, window);
    assertEquals(
        expected.startsWith("true"), schedule.explainsOffline(at(last), at(now)), expected);
    assertFalse(schedule.explainsOffline(null, at(now)), "it has never synchronized");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * * | 11:59 | 2026-05-20T12:00:00Z
          0 2 * * * | 02:01 | 2026-05-21T02:00:00Z
          soon      | 05:00 | 2026-05-20T05:00:00Z
          """)
  void isDueAgain(String cron, String last, Instant due) {
    assertEquals(due, new SyncSchedule(cron, null).next(at(last)));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-05-20T" + time + ":00Z");
  }
}
