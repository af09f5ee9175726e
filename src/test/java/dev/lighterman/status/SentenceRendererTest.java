package dev.lighterman.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.UserGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentenceRendererTest {
  private static final Instant AT = Instant.parse("2026-11-24T12:08:41Z");

  private final SentenceRenderer renderer = new SentenceRenderer(Locale.ENGLISH);

  @Test
  void whatPeopleTypeIsEscapedInMessages() {
    assertEquals(
        "R&amp;D &lt;!channel&gt; &lt;@U01&gt;", slack(PlainText.text("R&D <!channel> <@U01>")));
    assertEquals("R&D <b>", renderer.render(PlainText.text("R&D <b>"), TextFormat.PLAIN));
  }

  @Test
  void whatIsSaidWithinASentenceIsEscapedOnce() {
    assertEquals(
        "a &amp; b (perhaps)",
        slack(Sentence.of("remains.perhaps", "what", PlainText.text("a & b"))));
  }

  @Test
  void aReasonThatEndsWithAFullStopIsFollowedByOne() {
    Sentence lifted =
        Sentence.of("freeze.standing", "sites", "store-*").with("why", "Back on Sunday.");
    assertEquals(
        "lighterman.yaml freezes changes to store-*: Back on Sunday."
            + " Your Lighterman admin can lift it there.",
        slack(lifted));
    assertEquals(
        "lighterman.yaml freezes changes to store-*: Wait..."
            + ". Your Lighterman admin can lift it there.",
        slack(lifted.with("why", "Wait...")));
  }

  @Test
  void aSentenceOfAnOlderVersionIsSaidWithoutTheChoiceThatItDoesNotKnow() {
    assertEquals(
        "02:00 is past, or more than 30 days ahead.",
        slack(Sentence.of("approval.start-out-of-range", "typed", "02:00")));
  }

  @Test
  void peopleAndChannelsAreMentioned() {
    var several =
        List.of(new Person("U01ASKER"), new UserGroup("S01LEADS"), new Channel("C01EDGEOPS"));
    var sentence = Sentence.of("card.told", "persons", several);

    assertEquals("For <@U01ASKER>, <!subteam^S01LEADS>, <#C01EDGEOPS>", slack(sentence));
    assertEquals(
        "For @U01ASKER, @S01LEADS, #C01EDGEOPS", renderer.render(sentence, TextFormat.PLAIN));
  }

  /** Which of the two a list is, the text says: one of them is enough, or all are meant. */
  @Test
  void alternativesAndSumsAreJoinedInWords() {
    assertEquals("Only @U0A may see that here.", maySee(Locale.ENGLISH, "U0A"));
    assertEquals("Only @U0A or @U0B may see that here.", maySee(Locale.ENGLISH, "U0A", "U0B"));
    assertEquals(
        "Only @U0A, @U0B or @U0C may see that here.", maySee(Locale.ENGLISH, "U0A", "U0B", "U0C"));
    assertEquals("Nobody may see that here.", maySee(Locale.ENGLISH));
    assertEquals(
        "Ici, c’est réservé à @U0A, @U0B ou @U0C.", maySee(Locale.FRENCH, "U0A", "U0B", "U0C"));

    var values = Sentence.of("option.two-values", "values", List.of("--at 1", "--at 2", "--at 3"));
    assertEquals(
        "--at 1, --at 2 and --at 3 contradict each other. Give one of them.", slack(values));
    assertEquals(
        "--at 1, --at 2 et --at 3 se contredisent. N’en donnez qu’un.",
        new SentenceRenderer(Locale.FRENCH).render(values, TextFormat.PLAIN));
  }

  private static String maySee(Locale locale, String... people) {
    List<Person> by = Stream.of(people).map(Person::new).toList();
    return new SentenceRenderer(locale)
        .render(Sentence.of("approval.may-not-see", "by", by), TextFormat.PLAIN);
  }

  @Test
  void inATableOnlyPersonsAreMentioned() {
    assertEquals("<@U01ASKER>", TextFormat.CELL.person(new Person("U01ASKER")));
    assertEquals("@S01LEADS", TextFormat.CELL.group(new UserGroup("S01LEADS")));
    assertEquals("#C01EDGEOPS", TextFormat.CELL.channel(new Channel("C01EDGEOPS")));
    assertEquals("R&D <b>", TextFormat.CELL.escape("R&D <b>"));
  }

  @Test
  void aListOfTwelveIsNotCut() {
    var all = IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList();

    assertEquals(
        "Also understood: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
        slack(Sentence.of("help.aliases", "aliases", all)));
  }

  @Test
  void timesAreTheReadersOwnWhereSlackCanSayThem() {
    var sentence = Sentence.of("cell.instant", "at", AT);

    assertEquals(
        "<!date^1795522121^{date_short_pretty} {time}|2026-11-24 12:08 UTC>", slack(sentence));
    assertEquals("2026-11-24 12:08 UTC", renderer.render(sentence, TextFormat.PLAIN));
    assertEquals("2026-11-24 12:08:41", renderer.render(sentence, TextFormat.CELL));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s", "PT59.9S, 59 s", "PT60S, 1 min", "PT5M48S, 6 min", "PT59M29S, 59 min",
    "PT1H, 1 h", "PT1H30M, 1 h 30 min", "PT47H, 47 h", "PT48H, 2 days", "P41D, 41 days",
  })
  void spansAreAsExactAsPeopleNeed(Duration span, String said) {
    assertEquals(
        "about " + said + " once started", slack(Sentence.of("card.usually", "duration", span)));
  }

  @Test
  void timesThatAreComparedAreToldToTheSecond() {
    var sentence = Sentence.of("doctor.since", "second", AT);

    assertEquals(
        "Since <!date^1795522121^{date_short_pretty} {time_secs}|2026-11-24 12:08:41 UTC>",
        slack(sentence));
    assertEquals("Since 2026-11-24 12:08:41 UTC", renderer.render(sentence, TextFormat.PLAIN));
    assertEquals("Since 2026-11-24 12:08:41", renderer.render(sentence, TextFormat.CELL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PT3.1S   | 3.1 s  | 3,1 s
          PT3.984S | 3.98 s | 3,98 s
          PT0.3S   | 0.3 s  | 0,3 s
          PT20S    | 20 s   | 20 s
          PT0S     | 0 s    | 0 s
          PT2M10S  | 2 min  | 2 min
          """)
  void whatWasMeasuredIsToldToTheHundredth(Duration took, String english, String french) {
    Sentence pulled =
        Sentence.of("step.await-pull.done", "pod", "pos")
            .with("node", "node-2")
            .with("image", "pos:1.5")
            .with("took", took);

    assertEquals("pos on node-2 pulled pos:1.5 in " + english, slack(pulled));
    assertEquals(
        "pos sur node-2 a extrait pos:1.5 en " + french.replace(' ', '\u00a0'),
        new SentenceRenderer(Locale.FRENCH).render(pulled, TextFormat.SLACK));
    assertEquals("pos on node-2 pulled pos:1.5", slack(pulled.with("took", "")));
    assertEquals("pos on node-2 pulled pos:1.5 in 3.1s", slack(pulled.with("took", "3.1s")));
  }

  @ParameterizedTest
  @CsvSource({
    "PT6S, 0:06",
    "PT2M10S, 2:10",
    "PT59M59S, 59:59",
    "PT1H2M3S, 1:02:03",
    "PT30H, 30:00:00"
  })
  void runningTimesAreAsOnAStopwatch(Duration duration, String shown) {
    assertEquals(shown, Elapsed.of(duration));
  }

  @Test
  void countsAreSaidAsPeopleDo() {
    assertEquals(
        "1 resource provider, already registered",
        slack(Sentence.of("effect.providers", "count", 1)));
    assertEquals(
        "3 resource providers, already registered",
        slack(Sentence.of("effect.providers", "count", 3)));
  }

  @Test
  void nobodyIsSaidOtherwiseThanSomebody() {
    var decide = Sentence.of("card.decide.by", "count", 1).with("until", AT);

    assertEquals(
        "nobody may approve it: ask your Lighterman admin", slack(decide.with("by", List.of())));
    assertEquals(
        "@S01LEADS, by 2026-11-24 12:08 UTC",
        renderer.render(decide.with("by", List.of(new UserGroup("S01LEADS"))), TextFormat.PLAIN));
  }

  @Test
  void longListsAreCut() {
    var all = IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();

    assertEquals(
        "Also understood: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … and 8 more",
        slack(Sentence.of("help.aliases", "aliases", all)));
  }

  @Test
  void whatThereIsNoTextForIsOurMistake() {
    assertThrows(IllegalStateException.class, () -> slack(Sentence.of("no.such.thing")));
  }

  @Test
  void languageWithoutTextsGetsEnglish() {
    assertEquals(
        "2 days",
        new SentenceRenderer(Locale.GERMAN)
            .render(Sentence.of("span.days", "n", 2), TextFormat.SLACK));
  }

  private String slack(Sentence sentence) {
    return renderer.render(sentence, TextFormat.SLACK);
  }
}
