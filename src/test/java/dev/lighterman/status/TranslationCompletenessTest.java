package dev.lighterman.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.ibm.icu.text.MessagePattern;
import dev.lighterman.request.RequestState;
import dev.lighterman.site.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the texts against the sources that speak them. */
final class TranslationCompletenessTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/lighterman");
  private static final Path TEXTS =
      Path.of("src/main/resources/dev/lighterman/status/texts.properties");

  /** A key as a literal, or the beginning of one that is put together. */
  private static final Pattern SAID =
      Pattern.compile("Sentence\\s*\\.of\\(\\s*\"(?<key>[^\"]+)\"(?<more>\\s*\\+)?");

  /** A string that may be a key, or a part of one. */
  private static final Pattern LITERAL = Pattern.compile("\"(?<text>[a-z][a-z0-9._-]*)\"");

  /** What keys are put together from: each begins like this, and goes on as some source says. */
  private static final List<String> BEGINNINGS =
      List.of(
          "column.",
          "doctor.part.",
          "form.deploy.",
          "form.deploy.workload.",
          "form.remove.",
          "operation.",
          "option.deploy.",
          "remove.left.",
          "slack.approve.",
          "slack.reject.");

  /** What is put to the end of keys that sources name, and how those begin. */
  private static final Map<String, String> ENDS =
      Map.of(
          ".client", "",
          ".sync", "",
          ".consequence", "card.stop",
          ".hint", "form.",
          ".remedy", "cause.");

  @Test
  void everySentenceHasAText() throws IOException {
    var texts = texts();
    var missing = new TreeSet<String>();
    for (Path source : sources()) {
      var said = SAID.matcher(Files.readString(source));
      while (said.find()) {
        String key = said.group("key");
        boolean known =
            said.group("more") == null
                ? texts.containsKey(key)
                : texts.keySet().stream().anyMatch(text -> text.startsWith(key));
        if (!known) {
          missing.add(key + " in " + SOURCES.relativize(source));
        }
      }
    }
    assertEquals(new TreeSet<>(), missing);
  }

  @Test
  void everyTextIsSaidSomewhere() throws IOException {
    Set<String> named = named();
    List<String> unused = texts().keySet().stream().filter(key -> !isSaid(key, named)).toList();

    assertEquals(List.of(), unused);
  }

  private static boolean isSaid(String key, Set<String> named) {
    return named.contains(key)
        || ENDS.entrySet().stream()
            .filter(end -> key.endsWith(end.getKey()) && key.startsWith(end.getValue()))
            .anyMatch(end -> isSaid(key.substring(0, key.lastIndexOf('.')), named))
        || BEGINNINGS.stream()
            .filter(key::startsWith)
            .anyMatch(start -> named.contains(key.substring(start.length())));
  }

  /** Every string of the sources that may be a key or a part of one, and what enums add. */
  private static Set<String> named() throws IOException {
    var named = new TreeSet<String>();
    for (Path source : sources()) {
      LITERAL
          .matcher(Files.readString(source))
          .results()
          .forEach(it -> named.add(it.group("text")));
    }
    states(RequestState.class).forEach(state -> named.add("state." + state));
    for (Installation.Source source : Installation.Source.values()) {
      named.add("show.source." + source.name().toLowerCase(Locale.ROOT));
    }
    return named;
  }

  private static Stream<String> states(Class<?> state) {
    return state.isSealed()
        ? Stream.of(state.getPermittedSubclasses()).flatMap(TranslationCompletenessTest::states)
        : Stream.of(state.getSimpleName().toLowerCase(Locale.ROOT));
  }

  @Test
  void everyTextIsAPattern() throws IOException {
    texts().forEach((key, pattern) -> assertFalse(unreadable(pattern), key));
  }

  @Test
  void textsStandInTheOrderOfTheirKeysEachOnce() throws IOException {
    List<String> keys = lines().map(line -> line.substring(0, line.indexOf('='))).toList();

    assertEquals(List.copyOf(new TreeSet<>(keys)), keys);
  }

  private static boolean unreadable(String pattern) {
    try {
      return new MessagePattern(pattern).countParts() == 0;
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return true;
    }
  }

  private static Map<String, String> texts() throws IOException {
    var texts = new TreeMap<String, String>();
    lines().forEach(line -> texts.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    return texts;
  }

  private static Stream<String> lines() throws IOException {
    return Files.readAllLines(TEXTS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
