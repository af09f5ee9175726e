package dev.lighterman.status;

import static com.ibm.icu.text.MessagePattern.Part.Type.ARG_NAME;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.text.MessagePattern;
import dev.lighterman.status.SentenceCalls.Call;
import dev.lighterman.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The placeholders of every text are the values that the sources give it, in each language. */
final class TranslationPlaceholdersTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/lighterman");
  private static final Path TEXTS = Path.of("src/main/resources/dev/lighterman/status");

  /** The renderer says it from parts that are rendered already, so it is no sentence. */
  private static final String NO_SENTENCE = "list.more";

  @Test
  void placeholdersAreTheValuesThatTheSourcesGive() throws IOException {
    List<Call> calls = SentenceCalls.in(SOURCES);
    assertAll(
        Stream.of(Language.values())
            .map(language ->
                () -> {
                  Map<String, Set<String>> placeholders = placeholders(language);
                  assertEquals(Set.of("shown", "count"), placeholders.remove(NO_SENTENCE));
                  assertEquals("", problems(calls, placeholders), language.tag());
                }));
  }

  @Test
  void findsAValueThatNoTextUses(@TempDir Path sources) throws IOException {
    List<Call> calls =
        calls(
            sources,
            """
            Sentence.of("site", "name", name).with("count", 1)
            """);

    assertEquals("", problems(calls, Map.of("site", Set.of("name", "count"))));
    assertEquals(
        "Planted.java:7: count is given, but site does not use it",
        problems(calls, Map.of("site", Set.of("name"))));
  }

  @Test
  void findsAValueThatOnlyAnotherTextUses(@TempDir Path sources) throws IOException {
    List<Call> calls =
        calls(
            sources,
            """
            Sentence.of(name.isEmpty() ? "site.none" : "site." + name, "name", name)
            """);

    assertEquals(
        "Planted.java:7: name is given, but site.none does not use it",
        problems(calls, Map.of("site.none", Set.of(), "site.one", Set.of("name"))));
  }

  @Test
  void findsASentenceWithoutText(@TempDir Path sources) throws IOException {
    List<Call> calls =
        calls(
            sources,
            """
            Sentence.of("site", "name", name)
            """);

    assertEquals("Planted.java:7: there is no text site", problems(calls, Map.of()));
  }

  @Test
  void findsAPlaceholderThatIsNotGiven(@TempDir Path sources) throws IOException {
    List<Call> calls =
        calls(
            sources,
            """
            switch (name) {
              case "one" -> Sentence.of("site.one", "name", name);
              default -> Sentence.of("site.other");
            }
            """);

    assertEquals(
        """
        Planted.java:9: site.other lacks name
        site.other: no code gives all of [name]\
        """,
        problems(calls, Map.of("site.one", Set.of("name"), "site.other", Set.of("name"))));
  }

  @Test
  void findsBothThroughMethodsAndVariables(@TempDir Path sources) throws IOException {
    List<Call> calls =
        calls(
            sources,
            """
            add(about("site.one"), name);
              }

              Sentence about(String key) {
                return Sentence.of(key, "name", "n").with("unused", 1);
              }

              Sentence add(Sentence to, String name) {
                var both = name.isEmpty() ? to : about("site." + name);
                return both.with("count", 2)
            """);

    assertEquals(
        """
        Planted.java:11: name is given, but site.two does not use it
        Planted.java:11: unused is given, but site.one does not use it
        Planted.java:11: unused is given, but site.two does not use it
        Planted.java:16: count is given, but site.two does not use it
        site.two: no code gives all of [missing]\
        """,
        problems(
            calls, Map.of("site.one", Set.of("name", "count"), "site.two", Set.of("missing"))));
  }

  /** The sentences of a file whose method returns an expression. */
  private static List<Call> calls(Path sources, String expression) throws IOException {
    Files.writeString(
        sources.resolve("Planted.java"),
        """
        package planted;

        import dev.lighterman.value.Sentence;

        final class Planted {
          Sentence planted(String name) {
            return %s;
          }
        }
        """
            .formatted(expression.strip()));
    return SentenceCalls.in(sources);
  }

  /** What is wrong, a line each. */
  private static String problems(List<Call> calls, Map<String, Set<String>> placeholders) {
    return Stream.of(
            unreadable(calls),
            textless(calls, placeholders),
            unused(calls, placeholders),
            lacking(calls, placeholders))
        .flatMap(each -> each)
        .sorted()
        .distinct()
        .reduce((some, next) -> some + "\n" + next)
        .orElse("");
  }

  private static Stream<String> unreadable(List<Call> calls) {
    return calls.stream()
        .filter(call -> call.isUnknown() && !call.values().isEmpty())
        .map(call -> call.where() + ": the key can't be told from the sources");
  }

  private static Stream<String> textless(List<Call> calls, Map<String, Set<String>> placeholders) {
    return calls.stream()
        .filter(call -> !call.values().isEmpty())
        .filter(call -> placeholders.keySet().stream().noneMatch(call::mayBe))
        .map(call -> call.where() + ": there is no text " + call.key());
  }

  /** Each value is used by the text, and by all that may be meant where that is chosen later. */
  private static Stream<String> unused(List<Call> calls, Map<String, Set<String>> placeholders) {
    return calls.stream()
        .flatMap(call ->
            placeholders.entrySet().stream()
                .filter(text -> call.mayBe(text.getKey()))
                .flatMap(text ->
                    call.values().stream()
                        .filter(value -> !text.getValue().contains(value.name()))
                        .map(value ->
                            "%s: %s is given, but %s does not use it"
                                .formatted(value.where(), value.name(), text.getKey()))));
  }

  /** Each call with a known key gives all; of the others, one that may be meant does. */
  private static Stream<String> lacking(List<Call> calls, Map<String, Set<String>> placeholders) {
    Stream<String> known =
        calls.stream()
            .filter(Call::isExact)
            .flatMap(call ->
                placeholders.getOrDefault(call.key(), Set.of()).stream()
                    .filter(name -> !call.names().contains(name))
                    .map(name -> call.where() + ": " + call.key() + " lacks " + name));
    Stream<String> any =
        placeholders.entrySet().stream()
            .filter(text ->
                !text.getValue().isEmpty()
                    && calls.stream()
                        .filter(call -> call.mayBe(text.getKey()))
                        .noneMatch(call -> call.names().containsAll(text.getValue())))
            .map(text -> text.getKey() + ": no code gives all of " + text.getValue());
    return Stream.concat(known, any);
  }

  private static Map<String, Set<String>> placeholders(Language language) throws IOException {
    String file = language == Language.EN ? "texts" : "texts_" + language.tag();
    var all = new TreeMap<String, Set<String>>();
    Files.readAllLines(TEXTS.resolve(file + ".properties")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("=", 2))
        .forEach(line -> all.put(line[0], names(new MessagePattern(line[1]))));
    return all;
  }

  private static Set<String> names(MessagePattern pattern) {
    return IntStream.range(0, pattern.countParts())
        .mapToObj(pattern::getPart)
        .filter(part -> part.getType() == ARG_NAME)
        .map(pattern::getSubstring)
        // How a text says a list.
        .map(name -> name.replaceFirst("_(or|and)$", ""))
        .collect(toCollection(TreeSet::new));
  }
}
