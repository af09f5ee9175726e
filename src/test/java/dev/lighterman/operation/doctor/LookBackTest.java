package dev.lighterman.operation.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.azure.Activity;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.operation.doctor.LookBack.OurChange;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
  void onlyWhatBeganToRunBeforeMayBeWhy(long began, long ended, boolean before) {
    assertEquals(before, request(5, began, ended).mayBeWhy(SINCE, SINCE));
  }

  /** Its last sync is when it was last well: what broke it may have come until the next was due. */
  @ParameterizedTest
  @CsvSource({"-120, -60, true", "20, 55, true", "60, 65, false"})
  void whatBeganBeforeTheNextSyncWasDueMayBeWhy(long began, long ended, boolean why) {
    assertEquals(why, request(5, began, ended).mayBeWhy(SINCE, SINCE.plusSeconds(60)));
  }

  @Test
  void eachChangeIsToldWithItsOwnTimeAndSinceWhenIsToldOnce() {
    var back =
        new LookBack(
            Optional.of(new Onset(SINCE, SINCE.plusSeconds(60), Onset.By.LAST_SYNC)),
            List.of(request(6, 20, 55)),
            Duration.ZERO,
            new Seen<>(List.of(activity("store101", -35), activity("myacr", 75))));

    assertEquals(
        List.of(
            "Since its last sync, 2026-11-28 12:00:00",
            "The last changes until then, the newest first:",
            "2026-11-28 12:01:15: az changed myacr (tokens/write)",
            "2026-11-28 12:00:20: R6 (repair, asked for by <@U2BEN>) changed this site",
            "2026-11-28 11:59:25: az changed store101 (tokens/write)"),
        told(back));
  }

  private static OurChange request(int number, long began, long ended) {
    var state =
        new RequestState.Succeeded(
            new Authority.Votes(List.of(BEN)), SINCE.plusSeconds(began), SINCE.plusSeconds(ended));
    return change(number, state, began);
  }

  private static OurChange change(int number, RequestState state, long first) {
    var request =
        new ListedRequest(
            new RequestNumber(number),
            new Intent("repair", List.of(), new LinkedHashMap<>(), BEN, new Channel("C01EDGEOPS")),
            state,
            null,
            SINCE.minus(Duration.ofHours(20)),
            List.of());
    return new OurChange(request, SINCE.plusSeconds(first));
  }

  /** Azure's clock is 10 s ahead: R4 ended after what was changed at 11:59:25. */
  @Test
  void whatIsToldIsInOrderToTheSecond() {
    var back =
        new LookBack(
            Optional.of(new Onset(SINCE, Onset.By.CAUSE)),
            List.of(request(4, -120, -40)),
            Duration.ofSeconds(10),
            new Seen<>(List.of(activity("myacr", 0), activity("store101", -35))));

    assertEquals(
        List.of(
            "Since 2026-11-28 12:00:00",
            "The last changes until then, the newest first:",
            "2026-11-28 12:00:00: az changed myacr (tokens/write)",
            "2026-11-28 11:59:30: R4 (repair, asked for by <@U2BEN>) changed this site",
            "2026-11-28 11:59:25: az changed store101 (tokens/write)"),
        told(back));
  }

  @Test
  void whatRanWhenItBeganIsToldByItsOwnBeginning() {
    var back =
        new LookBack(
            Optional.of(new Onset(SINCE, Onset.By.CAUSE)),
            List.of(request(3, -300, 3_600)),
            Duration.ZERO,
            new Seen<>(List.of()));

    assertEquals(
        "2026-11-28 11:55:00: R3 (repair, asked for by <@U2BEN>) changed this site",
        told(back).getLast());
  }

  @Test
  void whatGoesOnIsToldByItsFirstChange() {
    var running =
        new RequestState.Running(new Authority.Votes(List.of(BEN)), SINCE.minusSeconds(90));
    OurChange change = change(8, running, -30);
    assertTrue(change.mayBeWhy(SINCE, SINCE));
    assertFalse(change(8, running, 1).mayBeWhy(SINCE, SINCE));
    assertEquals(
        "2026-11-28 11:59:30: R8 (repair, asked for by <@U2BEN>) changed this site",
        told(new LookBack(Optional.empty(), List.of(change), Duration.ZERO, new Seen<>(List.of())))
            .getLast());
  }

  @Test
  void whoClosesARequestChangesNothingAnyMore() {
    Instant closed = SINCE.plusSeconds(50);
    assertEquals(
        "2026-11-28 11:59:20: R7 (remove, asked for by <@U2BEN>) changed this site",
        toldOfClosed(new Left(BEN, null, List.of(), closed, null, SINCE.minusSeconds(40))));
    // As an earlier version stored it, nobody knows when it stopped.
    assertEquals(
        "2026-11-28 11:58:30: R7 (remove, asked for by <@U2BEN>) changed this site",
        toldOfClosed(new Left(BEN, List.of(), closed)));
  }

  private static String toldOfClosed(Left left) {
    var closed =
        new ListedRequest(
            new RequestNumber(7),
            new Intent("remove", List.of(), new LinkedHashMap<>(), BEN, new Channel("C01EDGEOPS")),
            left,
            null,
            SINCE.minusSeconds(90),
            List.of());
    return told(new LookBack(
            Optional.of(new Onset(SINCE, SINCE.plusSeconds(60), Onset.By.LAST_SYNC)),
            List.of(new OurChange(closed, SINCE.minusSeconds(90))),
            Duration.ZERO,
            new Seen<>(List.of())))
        .getLast();
  }

  private static Activity activity(String token, long seconds) {
    return new Activity(
        SINCE.plusSeconds(seconds), "az", "Microsoft.X/tokens/write", "/" + token, true, false);
  }

  private static List<String> told(LookBack back) {
    var renderer = new SentenceRenderer(Locale.ENGLISH);
    return back.says().stream().map(each -> renderer.render(each, TextFormat.CELL)).toList();
  }
}
