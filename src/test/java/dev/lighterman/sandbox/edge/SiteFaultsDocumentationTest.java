package dev.lighterman.sandbox.edge;

import static java.util.stream.Collectors.joining;

import dev.lighterman.documentation.MarkdownPage;
import dev.lighterman.documentation.MarkdownTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the sandbox says of each fault of a site what its test sees. */
final class SiteFaultsDocumentationTest {

  @Test
  void whereFaultsCanBeReadAndWhatHealsThem() {
    MarkdownPage.named("sandbox")
        .assertGenerated(
            "site-faults",
            MarkdownTable.of(
                List.of("fault", "where it can be read", "what heals it"),
                SiteFaultsTest.FAULTS
                    .lines()
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> List.of(code(cells[0]), faces(cells[1]), cells[2].strip()))
                    .toList()));
  }

  private static String faces(String cell) {
    return Arrays.stream(cell.split(";", -1))
        .map(SiteFaultsDocumentationTest::code)
        .collect(joining(", "));
  }

  private static String code(String text) {
    return "`" + text.strip() + "`";
  }
}
