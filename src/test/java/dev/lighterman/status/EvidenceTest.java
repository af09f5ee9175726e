package dev.lighterman.status;

import static dev.lighterman.status.SampleRequests.BEGAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Finding;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proves that a site serves. */
final class EvidenceTest {
  @Test
  void withoutAFindingNothingIsProved() {
    assertEquals(List.of(), evidence().verified());
    assertEquals(List.of(), evidence().proof());
    assertEquals(Optional.empty(), evidence().row());
  }

  @Test
  void theLastStateThatWasReadCounts() {
    Evidence evidence = evidence(state("Offline", null), pull("pos"), state("Online", "Succeeded"));

    assertEquals(
        List.of("card.verified", "card.proof"),
        Stream.concat(evidence.verified().stream(), evidence.proof().stream())
            .map(Sentence::key)
            .toList());
    assertEquals(
        Sentence.of("connection.state", "state", "Online"),
        evidence.verified().getFirst().values().get("connection"));
    assertEquals(PlainText.text("Online"), evidence.row().orElseThrow().get(2));
  }

  @Test
  void aTableHasAValueForEachColumn() {
    List<Sentence> row = evidence(state("Online", null)).row().orElseThrow();

    assertEquals(Evidence.columns().size(), row.size());
    assertEquals(Sentence.of("cell.instant", "at", BEGAN), row.get(5));
    assertEquals(PlainText.text(""), row.getLast(), "it has no window");
  }

  @ParameterizedTest
  @CsvSource({
    "10.43.0.50/pos@sha256:0123456789abcdef, sha256:0123456789ab…",
    "sha256:0123456789ab, sha256:0123456789ab…",
    "10.43.0.50/pos@sha256:0123456789a, ''",
    "10.43.0.50/pos:1.5, ''",
  })
  void anImageIsNamedByTheBeginningOfItsDigest(String imageId, String said) {
    assertEquals(said, evidence(pull(imageId)).proof().getFirst().values().get("digest"));
  }

  private static Evidence evidence(Finding... findings) {
    Stream<StepProgress> found =
        IntStream.range(0, findings.length)
            .mapToObj(step ->
                new StepProgress(
                    new StepId("step-" + step), Status.DONE, BEGAN, BEGAN, null, findings[step]));
    return new Evidence(
        Stream.concat(found, Stream.of(StepProgress.untouched(new StepId("last")))).toList());
  }

  private static Finding state(String connection, @Nullable String extension) {
    return new Finding.ConnectedRegistryState(
        "store114",
        "ReadOnly",
        connection,
        "prodacr",
        "prodacr.azurecr.io",
        BEGAN,
        "* * * * *",
        null,
        extension);
  }

  private static Finding pull(String digest) {
    return new Finding.ImagePull(
        "pos-7d9", "node-2", "pos:1.5", Duration.ofMillis(3_100), digest, true);
  }
}
