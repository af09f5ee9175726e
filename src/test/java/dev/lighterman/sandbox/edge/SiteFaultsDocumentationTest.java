package dev.lighterman.sandbox.edge;

import dev.lighterman.documentation.MarkdownPage;
import dev.lighterman.documentation.MarkdownTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
                    .map(line -> line.split("\\|"))
                    .map(cells -> List.of(code(cells[0]), faces(cells[1]), cells[2].strip()))
                    .toList()));
  }

  private static String faces(String cell) {
    return Arrays.stream(cell.split(";"))
        .map(face ->
            face.substring(0, face.indexOf(':')).strip()
                + " "
                + code(face.substring(face.indexOf(':') + 1)))
        .collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return "`" + text.strip() + "`";
  }
}
