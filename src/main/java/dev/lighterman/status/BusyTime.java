package dev.lighterman.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The times in which something was under way; what went on side by side counts once.
 *
 * @param intervals in their order, without overlaps
 */
record BusyTime(List<Interval> intervals) {
  /** A time from its beginning to its end. */
  record Interval(Instant begin, Instant end) {
    Duration length() {
      return Duration.between(begin, end);
    }
  }

  BusyTime {
    intervals = List.copyOf(intervals);
  }

  /**
   * Of intervals that may overlap. One that ends before it begins is of another clock: left out.
   */
  static BusyTime of(Stream<Interval> intervals) {
    List<Interval> merged = new ArrayList<>();
    intervals
        .filter(interval -> !interval.end().isBefore(interval.begin()))
        .sorted(Comparator.comparing(Interval::begin))
        .forEach(interval -> merge(interval, merged));
    return new BusyTime(merged);
  }

  private static void merge(Interval next, List<Interval> merged) {
    if (merged.isEmpty() || merged.getLast().end().isBefore(next.begin())) {
      merged.add(next);
    } else if (merged.getLast().end().isBefore(next.end())) {
      merged.set(merged.size() - 1, new Interval(merged.getLast().begin(), next.end()));
    }
  }

  boolean isEmpty() {
    return intervals.isEmpty();
  }

  Duration length() {
    return intervals.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
  }
}
