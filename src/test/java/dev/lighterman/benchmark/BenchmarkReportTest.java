package dev.lighterman.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchmarkReportTest {
  @Test
  void aRowSaysHowOftenItsYardstickFitsIntoIt() {
    assertEquals(
        List.of("doctor", "3.00 s", "list", "1.50 s", "2.00"),
        row("doctor", new Quantity(3, "s"), new Quantity(1.5, "s")));
  }

  @Test
  void whatReadsNothingHasNoRatioToWhatReadsNothing() {
    assertEquals(
        List.of("its reads", "0.00", "list", "0.00", "-"),
        row("its reads", new Quantity(0, ""), new Quantity(0, "")));
  }

  /** The cells of one row. */
  private static List<String> row(String what, Quantity measured, Quantity yardstick) {
    var bytes = new ByteArrayOutputStream();
    new BenchmarkReport(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .add(what, measured, new ReferenceMeasurement("list", yardstick));
    return List.of(bytes.toString(StandardCharsets.UTF_8).strip().split("\\s{2,}"));
  }
}
