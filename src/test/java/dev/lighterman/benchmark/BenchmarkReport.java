package dev.lighterman.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The figures as they come, a line each with its yardstick. */
record BenchmarkReport(PrintStream out) {
  private static final String LINE = "%-22s  %8s  %-28s  %8s  %5s  %s%n";

  /** Says on which machine, and how busy that is with other things. */
  void begin(double speed) {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    out.printf(
        Locale.ROOT,
        "%s, %d processors, load %.2f, Java %d, a world at speed %.0f%n%n",
        LocalDate.now(ZoneOffset.UTC),
        machine.getAvailableProcessors(),
        machine.getSystemLoadAverage(),
        Runtime.version().feature(),
        speed);
    out.printf(LINE, "what", "measured", "yardstick", "", "ratio", "goal");
  }

  void add(String what, Quantity measured, ReferenceMeasurement beside) {
    add(what, measured, beside, "");
  }

  void add(String what, Quantity measured, ReferenceMeasurement beside, String goal) {
    out.printf(
        LINE,
        what,
        measured,
        beside.name(),
        beside.amount(),
        ratio(measured, beside.amount()),
        goal);
  }

  /** Nothing has no ratio to anything: an answer may read nothing of Azure at all. */
  private static String ratio(Quantity measured, Quantity yardstick) {
    return yardstick.value() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", measured.over(yardstick));
  }
}
