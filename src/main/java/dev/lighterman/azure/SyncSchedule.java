package dev.lighterman.azure;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a connected registry synchronizes.
 *
 * @param cron when it connects, in UTC
 * @param window how long it then stays connected; null or zero for no longer than it takes
 */
record SyncSchedule(String cron, @Nullable Duration window) {
  /** The cron expression of continuous sync. */
  static final String CONTINUOUS = "* * * * *";

  private static final Duration CONTINUOUS_INTERVAL = Duration.ofMinutes(1);

  /** What it may take to connect, and what clocks may differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(15);

  /**
   * Whether it need not be connected now: it synchronized when it last had to, and the window is
   * over. A schedule that can't be read explains everything.
   */
  boolean explainsOffline(@Nullable Instant lastSync, Instant now) {
    if (cron.strip().equals(CONTINUOUS) || lastSync == null) {
      return false;
    }
    try {
      Schedule starts = starts();
      Instant settled = now.minus(TOLERANCE);
      boolean missed = !starts.getInitialExecutionTime(lastSync.plus(TOLERANCE)).isAfter(settled);
      return !missed && !isOpen(starts, settled, now);
    } catch (IllegalArgumentException unreadable) {
      return true;
    }
  }

  /** When it has to synchronize again; then, if the schedule can't be read. */
  Instant next(Instant lastSync) {
    if (cron.strip().equals(CONTINUOUS)) {
      return lastSync.plus(CONTINUOUS_INTERVAL);
    }
    try {
      return starts().getInitialExecutionTime(lastSync);
    } catch (IllegalArgumentException unreadable) {
      return lastSync;
    }
  }

  private Schedule starts() {
    return new CronSchedule(cron.strip(), ZoneOffset.UTC, CronStyle.UNIX);
  }

  /** Whether a window is open that it has had the time to connect in. */
  private boolean isOpen(Schedule starts, Instant settled, Instant now) {
    return window != null && !starts.getInitialExecutionTime(now.minus(window)).isAfter(settled);
  }
}
