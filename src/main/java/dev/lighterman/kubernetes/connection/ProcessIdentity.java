package dev.lighterman.kubernetes.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a process after a restart of the bot: by its process id, which may be used again
 * later, and its start time.
 */
record ProcessIdentity(long pid, Instant startTime) {
  /** The operating system reports slightly different start times for the same process. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), startTime(process));
  }

  /** Parses the text of {@link #toString}. */
  static ProcessIdentity parse(String line) {
    String[] parts = line.split(" ", 2);
    return new ProcessIdentity(Long.parseLong(parts[0]), Instant.parse(parts[1]));
  }

  /** The process, if it is still running. */
  Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(
            found -> Duration.between(startTime, startTime(found)).abs().compareTo(TOLERANCE) < 0);
  }

  private static Instant startTime(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  @Override
  public String toString() {
    return pid + " " + startTime;
  }
}
