package dev.lighterman.sandbox.kubernetes.node;

import java.time.Duration;

/** The kubelet's exponential back-off: 10 s, doubled each time, up to 5 min. */
final class BackOff {

  private static final Duration MAX = Duration.ofMinutes(5);

  private BackOff() {}

  /**
   * The delay after a number of tries.
   *
   * @param tries at least 1
   */
  static Duration after(int tries) {
    Duration pause = Duration.ofSeconds(10).multipliedBy(1L << Math.min(tries - 1, 5));
    return pause.compareTo(MAX) > 0 ? MAX : pause;
  }

  /** Formats a duration as Go does: {@code 40s}, {@code 2m40s}. */
  static String format(Duration pause) {
    String minutes = pause.toMinutes() > 0 ? pause.toMinutes() + "m" : "";
    return minutes + pause.toSecondsPart() + "s";
  }
}
