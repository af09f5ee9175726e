package dev.lighterman.status;

import static com.ibm.icu.text.MessagePattern.Part.Type.ARG_NAME;
import static com.ibm.icu.text.MessagePattern.Part.Type.ARG_SELECTOR;
import static com.ibm.icu.text.MessagePattern.Part.Type.ARG_START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import dev.lighterman.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Holds the texts of the other languages against the English ones. */
final class TranslationConsistencyTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/lighterman/status");
  private static final Path ENGLISH = FOLDER.resolve("texts.properties");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EN")
  void theSameKeysInTheSameOrder(Language language) throws IOException {
    assertEquals(keys(ENGLISH), keys(file(language)));
  }

  /** Reading a pattern fails by itself where it is malformed, or a choice has no {@code other}. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EN")
  void ofTheSameValuesAndTheSameChoices(Language language) throws IOException {
    assertEquals(each(ENGLISH), each(file(language)));
  }

  /** To ICU it quotes: what follows would be said as it is written, braces and all. */
  @ParameterizedTest
  @EnumSource
  void noTextHasAStraightApostrophe(Language language) throws IOException {
    Path file = language == Language.EN ? ENGLISH : file(language);
    assertFalse(lines(file).anyMatch(line -> line.contains("'")));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EN")
  void nothingIsLeftInEnglishThatHasMoreThanThreeWords(Language language) throws IOException {
    var english = lines(ENGLISH).collect(Collectors.toSet());
    assertEquals(
        List.of(),
        lines(file(language)).filter(english::contains).filter(l -> words(l) > 3).toList());
  }

  /**
   * What French sets off by a space stays on its line, and so does a number’s unit; an emoji’s name
   * has no such space.
   */
  @Test
  void inFrenchNoLineBreaksBeforeItsPunctuationOrAUnit() throws IOException {
    var breakable =
        Pattern.compile(
            " (?:[;?!»]|:(?!\\w+:))|«[^\u00a0]"
                + "|[0-9#}] (?:min|h|s|ms|[KMGT]io|[KMGT]o|[%$€])(?![\\p{L}’])");
    assertEquals(List.of(), lines(file(Language.FR)).filter(breakable.asPredicate()).toList());
  }

  /** « Déploiement » is masculine, « suppression » and « réparation » are feminine. */
  @Test
  void inFrenchWhatIsSaidOfAnyOperationAgreesWithEachOfThem() throws IOException {
    var participle = "[^:()]*(?: ·|,) \\p{L}+ée?(?!\\p{L})";
    var ofOne = Pattern.compile("(?:[Dd]éploiement|[Ss]uppression|[Rr]éparation)" + participle);
    var ofEach = Pattern.compile("repair \\{réparation" + participle);
    try (Stream<Path> cards = Files.list(Path.of("src/test/resources/golden/fr"))) {
      for (Path card : cards.toList()) {
        assertEquals(List.of(), lines(card).filter(ofOne.asPredicate()).toList());
      }
    }
    assertEquals(List.of(), lines(file(Language.FR)).filter(ofEach.asPredicate()).toList());
  }

  private static long words(String line) {
    String said = line.substring(line.indexOf('=') + 1).replaceAll("\\{\\w+}", "");
    return Arrays.stream(said.split(" ")).filter(word -> word.matches("\\p{Lower}+")).count();
  }

  private static Path file(Language language) {
    return FOLDER.resolve("texts_" + language.tag() + ".properties");
  }

  private static List<String> keys(Path file) throws IOException {
    return lines(file).map(line -> line.split("=", 2)[0]).toList();
  }

  private static Map<String, Set<String>> each(Path file) throws IOException {
    var all = new TreeMap<String, Set<String>>();
    lines(file).map(line -> line.split("=", 2)).forEach(line -> all.put(line[0], said(line[1])));
    return all;
  }

  /** The values that a pattern names, and what it tells apart by those that choose. */
  private static Set<String> said(String text) {
    var pattern = new MessagePattern(text);
    return IntStream.range(0, pattern.countParts())
        .boxed()
        .flatMap(at -> said(pattern, at))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> said(MessagePattern pattern, int at) {
    Part part = pattern.getPart(at);
    if (part.getType() == ARG_NAME) {
      return Stream.of(pattern.getSubstring(part));
    }
    if (part.getType() != ARG_START || part.getArgType() != ArgType.SELECT) {
      return Stream.empty();
    }
    String name = pattern.getSubstring(pattern.getPart(at + 1));
    return choices(pattern, at).map(choice -> name + " is " + choice);
  }

  /** Those of this choice alone, not of the choices within: each is followed by its message. */
  private static Stream<String> choices(MessagePattern pattern, int start) {
    int end = pattern.getLimitPartIndex(start);
    Stream.Builder<String> choices = Stream.builder();
    for (int at = start + 2; at < end; at = pattern.getLimitPartIndex(at + 1) + 1) {
      if (pattern.getPart(at).getType() == ARG_SELECTOR) {
        choices.add(pattern.getSubstring(pattern.getPart(at)));
      }
    }
    return choices.build();
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
