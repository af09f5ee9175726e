package dev.lighterman.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.status.ButtonAction.EditRequest;
import dev.lighterman.status.ButtonAction.Explain;
import dev.lighterman.status.ButtonAction.OpenForm;
import dev.lighterman.status.ButtonAction.RunWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Buttons are named in one style on all cards of the golden files, in each language. */
final class ButtonLabelsTest {
  private static final Path CARDS = Path.of("src/test/resources/golden");
  private static final Pattern BUTTON = Pattern.compile("\\[(.+)] [A-Z]+ ([a-z-]+)=.*");

  private record Labelled(String label, ButtonAction action) {
    boolean isNamedRightly() {
      boolean asksMore =
          action instanceof Explain || action instanceof EditRequest || action instanceof OpenForm;
      return label.endsWith("…") == asksMore || isCommandThatAsks() || isAskedInTheSameWords();
    }

    /** What has no form. */
    private boolean isAskedInTheSameWords() {
      return action instanceof EditRequest && Set.of("Ask again", "Redemander").contains(label);
    }

    /** A command without its arguments opens the form for them. */
    private boolean isCommandThatAsks() {
      return action instanceof RunWords && label.equals("Deploy…");
    }
  }

  @Test
  void anEllipsisTellsThatMoreIsAskedFor() throws IOException {
    List<Labelled> buttons = buttons();

    assertFalse(buttons.isEmpty());
    assertEquals(List.of(), buttons.stream().filter(each -> !each.isNamedRightly()).toList());
  }

  @Test
  void labelsBeginWithACapital() throws IOException {
    assertEquals(
        List.of(),
        buttons().stream()
            .filter(each -> !Character.isUpperCase(each.label().codePointAt(0)))
            .toList());
  }

  private static List<Labelled> buttons() throws IOException {
    try (Stream<Path> files = Files.walk(CARDS)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(ButtonLabelsTest::lines)
          .map(BUTTON::matcher)
          .filter(Matcher::matches)
          .map(found -> new Labelled(found.group(1), ButtonAction.of(found.group(2)).orElseThrow()))
          .distinct()
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
