package dev.lighterman.slack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.slack.inbound.ForeignPayloadsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of attempts on the page on security. */
final class AttemptsDocumentationTest {
  private static final Path PAGE = Path.of("src/site/markdown/security.md");

  /** The rows of the page on security, and the tests in which they are tried. */
  @Test
  void everyRowOfThePageIsTried() throws IOException {
    String each = "UnwelcomeRequestsTest.eachAttemptGetsItsAnswer";
    Map<String, List<String>> tests =
        Map.of(
            "forged, tampered with, signed for another time, too old, future-dated, unsigned",
            List.of(each),
            "replayed",
            List.of(each),
            "larger than a megabyte",
            List.of(each),
            "signed, but malformed",
            List.of(
                each,
                "ForeignPayloadsTest.whatIsMalformedIsRefused",
                "ForeignPayloadsTest.aMalformedDeliveryIsOneLineInTheLogAndNoStack"),
            "signed, but for another app or workspace",
            List.of(
                "ForeignPayloadsTest.whatIsForAnotherAppOrWorkspaceIsRefused",
                "ForeignPayloadsTest.anInteractionForAnotherAppIsRefused",
                "ForeignPayloadsTest.anEventForAnotherAppIsRefused"),
            "a button or a search of another version's shape",
            List.of("ForeignPayloadsTest.anActionOfAnotherShapeIsAcknowledgedAndIgnored"),
            "a head or a body that takes longer than three seconds, or a connection that sends"
                + " nothing",
            List.of(
                "UnwelcomeRequestsTest.whoSendsAHeadSlowlyIsDisconnected",
                "UnwelcomeRequestsTest.whoSendsABodySlowlyIsDisconnected",
                "UnwelcomeRequestsTest.whoSendsNothingIsDisconnected",
                "UnwelcomeRequestsTest.theBotsOwnServerHasTheLimitsThatAreTold"),
            "hundreds of such connections at the same time",
            List.of(
                "UnwelcomeRequestsTest.hundredsWhoSendSlowlyStopNobody",
                "UnwelcomeRequestsTest.ofTooManyWhoHaveDeliveredNothingTheOldestIsDisconnected"),
            "more than 400 signed deliveries at the same time",
            List.of(
                "UnwelcomeRequestsTest.ofTooManyDeliveriesAtOnceTheLastIsRefusedAndMayComeAgain"),
            "`TRACE` and other methods; other paths",
            List.of(each));

    assertEquals(tests.keySet(), attemptsOfThePage());
    Set<String> known =
        Stream.of(UnwelcomeRequestsTest.class, ForeignPayloadsTest.class)
            .flatMap(type ->
                Stream.of(type.getDeclaredMethods())
                    .map(method -> type.getSimpleName() + "." + method.getName()))
            .collect(Collectors.toSet());
    tests.values().forEach(named -> assertTrue(known.containsAll(named), named::toString));
  }

  private static Set<String> attemptsOfThePage() throws IOException {
    return Files.readString(PAGE)
        .lines()
        .dropWhile(line -> !line.startsWith("| attempt |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.substring(1, line.indexOf('|', 1)).strip())
        .collect(Collectors.toSet());
  }
}
