package dev.lighterman.documentation;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.command.CommandParser;
import dev.lighterman.command.Usage;
import dev.lighterman.setup.SetupCommand;
import dev.lighterman.value.AskerMustAct;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and the pages name is there: pages, files, classes, variables, commands. */
final class DocumentationTest {
  private static final int MOST_LINES = 150;

  private static final Pattern PATH = Pattern.compile("(?:src|\\.ci)/[\\w./-]*");
  private static final Pattern CLASS = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|interface|enum) (" + CLASS + ")");

  private static final Pattern VARIABLE =
      Pattern.compile("\\b(?:(?:SLACK|AZURE|LIGHTERMAN)_[A-Z_]*[A-Z]|KUBECONFIG)\\b");

  /** A line that begins with blanks goes on with the one before. */
  private static final Pattern COMMAND =
      Pattern.compile("/registry(?: [^`\"\n]*(?:\n  [^`\"\n]*)*)?");

  private static final String SETUP = "lighterman setup";

  @TempDir private Path folder;

  @Test
  void readmeIsReadInOneSitting() {
    long lines = MarkdownPage.readme().text().lines().count();
    assertTrue(lines <= MOST_LINES, () -> "README has " + lines + " lines");
  }

  @Test
  void readmeLinksEveryPage() {
    MarkdownPage readme = MarkdownPage.readme();
    Set<Path> linked = readme.links().stream().map(readme::target).collect(toSet());
    assertNone(MarkdownPage.all().stream().filter(page -> !linked.contains(page.file())));
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertNone(page -> page.links().stream().filter(Predicate.not(page::leadsSomewhere)));
  }

  @Test
  void everyFileIsThere() {
    assertNone(page ->
        page.inlineCode().stream()
            .filter(PATH.asMatchPredicate())
            .filter(path -> !Files.exists(Path.of(path))));
  }

  @Test
  void everyClassIsThere() throws IOException {
    Set<String> declared = found(DECLARED, "src");
    assertNone(page ->
        page.inlineCode().stream()
            .filter(CLASS.asMatchPredicate())
            .filter(name -> !declared.contains(name)));
  }

  @Test
  void everyEnvironmentVariableIsRead() throws IOException {
    Set<String> read = found(VARIABLE, "src");
    assertNone(page -> page.words(VARIABLE).stream().filter(name -> !read.contains(name)));
  }

  @Test
  void theSettingsPageHasEveryEnvironmentVariable() throws IOException {
    Set<String> told = MarkdownPage.named("settings").words(VARIABLE);
    assertNone(
        found(VARIABLE, "src/main/java/dev/lighterman/settings").stream()
            .filter(name -> !told.contains(name)));
  }

  @Test
  void everyCommandIsUnderstood() {
    var parser = new CommandParser(SampleUsages.in(folder));
    assertNone(page -> page.words(COMMAND).stream().filter(line -> !isUnderstood(line, parser)));
  }

  /** Brackets say that something may be left out, and VERB stands for any. */
  private static boolean isUnderstood(String line, CommandParser parser) {
    try {
      parser.parse(line.substring("/registry".length()).replaceAll("[\\[\\]\n]|VERB", ""));
      return true;
    } catch (AskerMustAct refused) {
      return false;
    }
  }

  @Test
  void readmeSaysWhatEachVerbIsFor() {
    String readme = MarkdownPage.readme().text();
    assertNone(
        SampleUsages.in(folder).stream()
            .map(Usage::verb)
            .filter(verb ->
                !Pattern.compile("`(?:/registry )?" + verb + "\\b").matcher(readme).find()));
  }

  @Test
  void everythingThatIsSetUpCanBePrinted() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var setup = new SetupCommand(Map.of(), nowhere, nowhere);
    assertNone(page ->
        page.inlineCode().stream()
            .filter(code -> code.startsWith(SETUP))
            .filter(code ->
                setup.run(List.of(code.substring(SETUP.length()).strip().split(" "))) != 0));
  }

  /** Of README and every page, each told with its page. */
  private static void assertNone(Function<MarkdownPage, Stream<String>> wrong) {
    assertNone(
        Stream.concat(Stream.of(MarkdownPage.readme()), MarkdownPage.all().stream())
            .flatMap(page -> wrong.apply(page).map(each -> page + ": " + each)));
  }

  private static <T> void assertNone(Stream<T> wrong) {
    assertEquals(List.of(), wrong.toList());
  }

  /** What a pattern's last group finds in the Java sources below a folder. */
  private static Set<String> found(Pattern pattern, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(found -> found.group(found.groupCount()))
          .collect(toCollection(TreeSet::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
