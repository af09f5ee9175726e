package dev.lighterman.sandbox.kubernetes.node;

import java.time.Duration;

/** How long a kubelet waits before it tries again: 10 s, then twice as long each time, to 5 min. */
final class BackOff {

  private static final Duration MAX = Duration.ofMinutes(5);

  private BackOff() {}

  /**
   * The pause after so many tries.
   *
   * @param tries at least 1
   */
  static Duration after(int tries) {
    Duration pause = Duration.ofSeconds(10).multipliedBy(1L << Math.min(tries - 1, 5));
    return pause.compareTo(MAX) > 0 ? MAX : pause;
  }

  /** As Go writes a duration: {@code 40s}, {@code 2m40s}. */
  static String format(Duration pause) {
    String minutes = pause.toMinutes() > 0 ? pause.toMinutes() + "m" : "";
    return minutes + pause.toSecondsPart() + "s";
  }
}
