package dev.lighterman.operation.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.RequestState;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of our requests the doctor names as what was changed before. */
final class LookBackTest {
  private static final Instant SINCE = Instant.parse("2026-11-28T12:00:00Z");
  private static final Person BEN = new Person("U2BEN");

  /** It was asked for before all of that, and waited for its approval. */
  @ParameterizedTest
  @CsvSource({
    "-120, -60, true",
    "-30, 55, true",
    "0, 55, false",
    "30, 55, false",
    "-50000, -43201, false",
  })
  void onlyWhatBeganToRunBeforeIsSaidToBeBefore(long began, long ended, boolean before) {
    var state =
        new RequestState.Succeeded(
            new Authority.Votes(List.of(BEN)), SINCE.plusSeconds(began), SINCE.plusSeconds(ended));
    var request =
        new ListedRequest(
            new RequestNumber(5),
            new Intent("repair", List.of(), new LinkedHashMap<>(), BEN, new Channel("C01EDGEOPS")),
            state,
            null,
            SINCE.minus(Duration.ofHours(20)),
            List.of());

    assertEquals(before, LookBack.isBefore(request, SINCE));
  }
}
