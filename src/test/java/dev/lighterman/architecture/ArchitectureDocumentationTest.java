package dev.lighterman.architecture;

import dev.lighterman.documentation.MarkdownPage;
import dev.lighterman.documentation.MarkdownTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of packages: what each says of itself, and which others it may use. */
final class ArchitectureDocumentationTest {
  private static final MarkdownPage PAGE = MarkdownPage.named("architecture");

  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern CODE = Pattern.compile("\\{@code ([^}]+)}");

  @Test
  void thePackagesOfTheBot() {
    PAGE.assertGenerated("bot", table("src/main/java", name -> !isOfSandbox(name)));
  }

  @Test
  void thePackagesOfTheSandbox() {
    PAGE.assertGenerated(
        "sandbox", table("src/sandbox/java", ArchitectureDocumentationTest::isOfSandbox));
  }

  private static boolean isOfSandbox(String name) {
    return name.equals("sandbox") || name.startsWith("sandbox.");
  }

  private static String table(String sources, Predicate<String> which) {
    return MarkdownTable.of(
        List.of("package", "what is in it", "may use"),
        ArchitectureTest.drawn().entrySet().stream()
            .filter(each -> which.test(each.getKey()))
            .map(each -> row(sources, each))
            .toList());
  }

  private static List<String> row(String sources, Map.Entry<String, Set<String>> arrows) {
    Path folder = Path.of(sources, "dev/lighterman", arrows.getKey().replace('.', '/'));
    String used = arrows.getValue().isEmpty() ? "–" : String.join(", ", arrows.getValue());
    return List.of(
        "`" + arrows.getKey() + "`", sentence(folder.resolve("package-info.java")), used);
  }

  private static String sentence(Path packageInfo) {
    Matcher javadoc = JAVADOC.matcher(read(packageInfo));
    if (!javadoc.find()) {
      throw new AssertionError(packageInfo + " says nothing");
    }
    String text = javadoc.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
    return CODE.matcher(text).replaceAll("`$1`");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
