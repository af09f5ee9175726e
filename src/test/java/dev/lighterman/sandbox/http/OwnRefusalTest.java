package dev.lighterman.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Refusals whose words are the sandbox's own. */
final class OwnRefusalTest {

  private static final Path BOT = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path SANDBOX_TESTS = TESTS.resolve("dev/lighterman/sandbox");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern JOIN = Pattern.compile("\"\\s*\\+\\s*\"");

  /** So many words in a row are no coincidence. */
  private static final int QUOTED_WORDS = 4;

  @Test
  void neitherTheBotNorItsTestsDependOnTheirCodes() {
    var codes = Arrays.stream(OwnRefusal.values()).map(OwnRefusal::code);
    assertNoneQuotes(codes.filter(code -> !code.matches("[A-Z_]+")).toList());
  }

  @Test
  void neitherTheBotNorItsTestsDependOnTheirTexts() {
    var quotes =
        Arrays.stream(OwnRefusal.values())
            .filter(OwnRefusal::hasOwnText)
            .flatMap(refusal -> quotes(refusal.template()))
            .distinct()
            .toList();
    assertTrue(quotes.contains("data endpoint is disabled"), quotes.toString());
    assertNoneQuotes(quotes);
  }

  /** What somebody may quote of a text: some words in a row, without its values. */
  private static Stream<String> quotes(String text) {
    return Pattern.compile("\\S*%[sd]\\S*").splitAsStream(text).flatMap(OwnRefusalTest::runs);
  }

  private static Stream<String> runs(String words) {
    var all = List.of(words.strip().split(" "));
    return IntStream.rangeClosed(0, all.size() - QUOTED_WORDS)
        .mapToObj(from -> String.join(" ", all.subList(from, from + QUOTED_WORDS)))
        .map(quote -> quote.replaceFirst("[.,:]$", ""));
  }

  private static void assertNoneQuotes(List<String> quotes) {
    try (var bot = Files.walk(BOT);
        var tests = Files.walk(TESTS)) {
      assertEquals(
          List.of(),
          Stream.concat(bot, tests)
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.startsWith(SANDBOX_TESTS))
              .flatMap(file -> {
                var literals = literals(file);
                return quotes.stream().filter(literals::contains).map(quote -> file + ": " + quote);
              })
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source's texts, one a line; those that are put together in several lines are one. */
  private static String literals(Path file) {
    try {
      return LITERAL
          .matcher(JOIN.matcher(Files.readString(file)).replaceAll(""))
          .results()
          .map((MatchResult literal) -> literal.group(1))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
