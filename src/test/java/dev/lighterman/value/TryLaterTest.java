package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of what may work later, and how long it is waited for. */
final class TryLaterTest {
  @ParameterizedTest
  @CsvSource({
    "azure.throttled, try-later.azure, true",
    "kubernetes.busy, try-later.kubernetes, true",
    "slack.later, slack.later, false"
  })
  void whoHasToTryAgainIsToldOfWhichSystem(String key, String answered, boolean elsewhere) {
    Sentence why = Sentence.of(key);
    Sentence answer = new TryLater(why, Duration.ZERO).answer();

    assertEquals(answered, answer.key());
    assertEquals(elsewhere ? why : null, answer.values().get("why"));
    assertEquals(elsewhere, TryLater.isAboutAnotherSystem(why));
  }

  @Test
  void itIsWaitedForAsLongAsAskedButAtLeastSoLong() {
    var later = new TryLater(Sentence.of("azure.throttled"), Duration.ofSeconds(20));

    assertEquals(Duration.ofSeconds(20), later.afterAtLeast(Duration.ofSeconds(5)));
    assertEquals(Duration.ofSeconds(30), later.afterAtLeast(Duration.ofSeconds(30)));
  }
}
