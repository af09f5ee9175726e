package dev.lighterman.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Refusals whose words are the sandbox's own. */
final class OwnRefusalTest {

  private static final Path BOT = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path SANDBOX_TESTS = TESTS.resolve("dev/lighterman/sandbox");

  @Test
  void neitherTheBotNorItsTestsDependOnTheirCodes() throws IOException {
    try (var bot = Files.walk(BOT);
        var tests = Files.walk(TESTS)) {
      assertEquals(
          List.of(),
          Stream.concat(bot, tests)
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.startsWith(SANDBOX_TESTS))
              .filter(OwnRefusalTest::namesOne)
              .toList());
    }
  }

  private static boolean namesOne(Path file) {
    try {
      var text = Files.readString(file);
      return Arrays.stream(OwnRefusal.values())
          .anyMatch(refusal -> text.contains('"' + refusal.code() + '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
