package dev.lighterman.slack.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private boolean answers = true;
  private final List<String> read = new ArrayList<>();
  private final ExpiringCache<String, String> cache =
      new ExpiringCache<>(10, () -> now, this::read);

  @Test
  void aValueIsReadAgainOnceItIsTooOldForTheCaller() {
    assertEquals("C1 read 1", cache.get("C1", MINUTE));
    now = now.plus(MINUTE);
    assertEquals("C1 read 1", cache.get("C1", MINUTE));
    now = now.plusMillis(1);
    assertEquals("C1 read 1", cache.get("C1", MINUTE.multipliedBy(2)));
    assertEquals("C1 read 2", cache.get("C1", MINUTE));
  }

  @Test
  void lookingAtWhatIsKeptReadsNothing() {
    assertFalse(cache.has("C1", MINUTE));
    assertEquals(Optional.empty(), cache.last("C1"));
    assertEquals(List.of(), read);

    cache.get("C1", MINUTE);
    assertTrue(cache.has("C1", MINUTE));
    now = now.plus(MINUTE.multipliedBy(2));
    assertFalse(cache.has("C1", MINUTE));
    assertEquals(Optional.of("C1 read 1"), cache.last("C1"));
    assertEquals(List.of("C1"), read);
  }

  @Test
  void theLastValueIsTakenIfSlackDoesNotAnswerUnlessItIsTooOld() {
    cache.get("C1", MINUTE);
    answers = false;
    now = now.plus(MINUTE.multipliedBy(2));
    assertThrows(TryLater.class, () -> cache.get("C1", MINUTE));
    assertEquals("C1 read 1", cache.getOrLast("C1", MINUTE, MINUTE.multipliedBy(2)));
    now = now.plusMillis(1);
    assertThrows(TryLater.class, () -> cache.getOrLast("C1", MINUTE, MINUTE.multipliedBy(2)));
    assertThrows(TryLater.class, () -> cache.getOrLast("C2", MINUTE, MINUTE));
    answers = true;
    assertEquals("C1 read 2", cache.getOrLast("C1", MINUTE, MINUTE));
  }

  private String read(String key) {
    if (!answers) {
      throw new TryLater(Sentence.of("slack.later"), Duration.ZERO);
    }
    read.add(key);
    return key + " read " + read.size();
  }
}
