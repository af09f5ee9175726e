package dev.lighterman.kubernetes.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * By what a process is known again after a restart: its number, which others get later, and its
 * birth.
 */
record ProcessIdentity(long pid, Instant born) {
  /** The system tells births a little differently each time it is asked. */
  private static final Duration BLUR = Duration.ofSeconds(2);

  static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), birth(process));
  }

  /** Reads what {@link #toString} wrote. */
  static ProcessIdentity read(String line) {
    String[] parts = line.split(" ", 2);
    return new ProcessIdentity(Long.parseLong(parts[0]), Instant.parse(parts[1]));
  }

  /** The process, if it still runs. */
  Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(found -> Duration.between(born, birth(found)).abs().compareTo(BLUR) < 0);
  }

  private static Instant birth(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  @Override
  public String toString() {
    return pid + " " + born;
  }
}
