package dev.lighterman.sandbox;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lighterman.documentation.MarkdownPage;
import dev.lighterman.documentation.MarkdownTable;
import dev.lighterman.sandbox.world.StoresSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page on the sandbox: its options, its control API, what can be broken. */
final class SandboxDocumentationTest {
  private static final MarkdownPage PAGE = MarkdownPage.named("sandbox");

  private static final Path CONTROL = Path.of("src/sandbox/java/dev/lighterman/sandbox/control");
  private static final Path FAULTS =
      Path.of("src/sandbox/resources/dev/lighterman/sandbox/control/common-faults.yaml");

  private static final Pattern ROUTE =
      Pattern.compile("route\\(\\s*\"([A-Z]+)\",\\s*\"(/control/\\w+)\"");
  private static final Pattern TOLD = Pattern.compile("`([A-Z]+) (/control/\\w+)`");

  @Test
  void theOptionsOfItsCommandLine() {
    String usage = new CommandLine(new SandboxCommand()).getUsageMessage(CommandLine.Help.Ansi.OFF);
    PAGE.assertGenerated("options", "```\n" + usage.stripTrailing() + "\n```");
  }

  @Test
  void everyCallOfTheControlApi() throws IOException {
    try (Stream<Path> sources = Files.list(CONTROL)) {
      StringBuilder all = new StringBuilder();
      for (Path source : sources.toList()) {
        all.append(Files.readString(source));
      }
      assertEquals(calls(ROUTE, all.toString()), calls(TOLD, Files.readString(PAGE.file())));
    }
  }

  private static Set<String> calls(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(it -> it.group(1) + " " + it.group(2))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void whatCanBeBroken() throws IOException {
    var names = new StoresSeed().quickstartParameters();
    JsonNode faults = new YAMLMapper().readTree(FAULTS.toFile());
    PAGE.assertGenerated(
        "faults",
        MarkdownTable.of(
            List.of("what", "its name in the control API", "what follows"),
            faults
                .valueStream()
                .map(fault ->
                    List.of(
                        fault.path("title").asText(),
                        "`" + fault.path("name").asText() + "`",
                        names.fill(fault.path("effect").asText())))
                .toList()));
  }
}
