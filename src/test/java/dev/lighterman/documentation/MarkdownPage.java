package dev.lighterman.documentation;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation. Parts of it can be generated from the code: they stand between
 * {@code <!-- generated: NAME -->} and {@code <!-- end -->}, and {@code -Dgolden.update} writes
 * them.
 */
public record MarkdownPage(Path file) {
  private static final Path FOLDER = Path.of("src/site/markdown");

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern INLINE_CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  static MarkdownPage readme() {
    return new MarkdownPage(Path.of("README.md"));
  }

  /** A page of {@code src/site/markdown}, by its name without the ending. */
  public static MarkdownPage named(String name) {
    return new MarkdownPage(FOLDER.resolve(name + ".md"));
  }

  /** Every page but README. */
  static List<MarkdownPage> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(MarkdownPage::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares a generated part with what the code says now; test classes run side by side. */
  public void assertGenerated(String part, String expected) {
    synchronized (FOLDER) {
      compareOrWrite("<!-- generated: %s -->\n\n".formatted(part), expected);
    }
  }

  private void compareOrWrite(String start, String expected) {
    String before = text();
    int from = before.indexOf(start) + start.length();
    int to = before.indexOf("\n\n<!-- end -->", from);
    assertTrue(from >= start.length() && to >= 0, () -> file + " has no " + start);
    if (System.getProperty("golden.update") != null) {
      write(before.substring(0, from) + expected + before.substring(to));
      return;
    }
    assertEquals(
        expected, before.substring(from, to), () -> file + ": run with -Dgolden.update once");
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands between backticks within a line. */
  List<String> inlineCode() {
    String prose = CODE_BLOCK.matcher(text()).replaceAll("");
    return INLINE_CODE.matcher(prose).results().map(it -> it.group(1)).toList();
  }

  /** Every match of a pattern, in prose and in code. */
  Set<String> words(Pattern pattern) {
    return pattern.matcher(text()).results().map(MatchResult::group).collect(toSet());
  }

  /** Where its links lead, but for those to other sites. */
  List<String> links() {
    return LINK.matcher(text())
        .results()
        .map(it -> it.group(1))
        .filter(Predicate.not(link -> link.matches("https?:.*")))
        .toList();
  }

  /** The file that a link of this page leads to. */
  Path target(String link) {
    String path = link.replaceFirst("#.*", "");
    return path.isEmpty() ? file : file.resolveSibling(path).normalize();
  }

  /** Whether a link's file is there, and its heading where it names one. */
  boolean leadsSomewhere(String link) {
    int hash = link.indexOf('#');
    Path target = target(link);
    return Files.exists(target)
        && (hash < 0 || new MarkdownPage(target).anchors().contains(link.substring(hash + 1)));
  }

  /** Its headings as links name them after {@code #}. */
  private Set<String> anchors() {
    return HEADING
        .matcher(text())
        .results()
        .map(it -> it.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\d -]", "").replace(' ', '-'))
        .collect(toSet());
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
