package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.value.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckReportTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CheckReport report =
      new CheckReport(new PrintStream(out, true, StandardCharsets.UTF_8));

  @Test
  void aBugIsReportedAndTheNextCheckRuns() {
    report.check(
        "one",
        () -> {
          throw new IllegalStateException("pa55");
        });
    report.check("two", () -> PlainText.text("fine"));

    assertEquals(
        List.of(
            "FAILS one              That is a fault of mine, not of yours:"
                + " java.lang.IllegalStateException. Please report it.",
            "ok    two              fine"),
        out.toString(StandardCharsets.UTF_8).lines().toList());
    assertFalse(report.allPassed());
  }
}
