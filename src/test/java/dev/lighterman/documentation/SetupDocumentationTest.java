package dev.lighterman.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.setup.SetupCommand;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code lighterman setup} prints, where the documentation shows it as well. */
final class SetupDocumentationTest {
  @Test
  void theTableOfRights() {
    MarkdownPage.named("rights").assertGenerated("rights", print("rights"));
  }

  @Test
  void theFirstConfiguration() {
    MarkdownPage.named("settings")
        .assertGenerated("example", "```yaml\n" + print("config") + "\n```");
  }

  @Test
  void whatThereIsToPrint() {
    MarkdownPage.named("running").assertGenerated("setup", "```\n" + print() + "\n```");
  }

  private static String print(String... words) {
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertEquals(
        0,
        new SetupCommand(Map.of(), out, new PrintStream(OutputStream.nullOutputStream()))
            .run(List.of(words)));
    return printed.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
