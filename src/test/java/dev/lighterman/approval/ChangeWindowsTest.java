package dev.lighterman.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.PolicySettings.Window;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangeWindowsTest {
  /** A Saturday, 09:00 in Paris. */
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ChangeWindows NIGHTS =
      new ChangeWindows(
          List.of(
              window("ring=canary", List.of(DayOfWeek.values()), "22:00", "05:00"),
              window("ring=stable", List.of(DayOfWeek.MONDAY), "01:00", "04:00")));

  @Test
  void aSiteThatNoWindowNamesMayBeChangedAtAnyTime() {
    assertEquals(NOW, NIGHTS.earliest(site(Map.of()), NOW));
    assertEquals(NOW, new ChangeWindows(List.of()).earliest(site(Map.of()), NOW));
  }

  @Test
  void aClosedWindowOpensInTheZoneOfTheSite() {
    assertStart("2026-11-28T21:00:00Z", Map.of("ring", "canary"), NOW);
    assertStart("2026-11-28T22:00:00Z", Map.of("ring", "canary", "timezone", "UTC"), NOW);
    assertStart(NOW.toString(), Map.of("ring", "canary", "TimeZone", "America/New_York"), NOW);
    assertStart("2026-11-28T21:00:00Z", Map.of("ring", "canary", "timezone", "Mars"), NOW);
    assertStart("2026-11-30T00:00:00Z", Map.of("ring", "stable"), NOW);
  }

  @Test
  void anOpenWindowIsOpenUntilItsEndOnTheNextDay() {
    Instant late = Instant.parse("2026-11-29T03:59:00Z");
    assertEquals(late, NIGHTS.earliest(site(Map.of("ring", "canary")), late));
    assertStart("2026-11-29T21:00:00Z", Map.of("ring", "canary"), late.plusSeconds(60));
  }

  @Test
  void aStartIsAskedForInTheZoneOfTheSite() {
    PolicyRequest paris = site(Map.of("timezone", "Europe/Paris"));
    assertEquals(Optional.empty(), NIGHTS.asked("now", paris, NOW));
    assertAsked("2026-11-29T01:00:00Z", "tonight", paris);
    assertAsked("2026-11-28T17:00:00Z", "Tonight", site(Map.of("ring", "canary")));
    assertAsked("2026-11-29T01:00:00Z", "Cette  nuit", paris);
    assertAsked("2026-11-29T01:00:00Z", "cette\u00a0nuit", paris);
    assertEquals(Optional.empty(), NIGHTS.asked("maintenant", paris, NOW));
    assertAsked("2026-11-28T08:30:00Z", "9:30", paris);
    assertAsked("2026-11-29T07:30:00Z", "08:30", paris);
    assertAsked("2026-12-24T01:00:00Z", "2026-12-24T02:00", paris);
    assertAsked("2026-11-28T08:30:00Z", "08:30", site(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "soon, approval.no-start, ",
    "25:00, approval.no-start, ",
    "'', approval.no-start, ",
    "2026-11-27T02:00, approval.start-out-of-range, past",
    "2027-02-01T02:00, approval.start-out-of-range, far",
  })
  void whatIsNoTimeIsToldFromWhatIsPastAndFromWhatIsFarAhead(
      String typed, String why, String when) {
    var refusal = assertThrows(AskerMustAct.class, () -> NIGHTS.asked(typed, site(Map.of()), NOW));

    assertEquals(why, refusal.why().key());
    assertEquals(when, refusal.why().values().get("when"));
  }

  private static void assertStart(String expected, Map<String, String> labels, Instant from) {
    assertEquals(Instant.parse(expected), NIGHTS.earliest(site(labels), from));
  }

  private static void assertAsked(String expected, String typed, PolicyRequest site) {
    assertEquals(Optional.of(Instant.parse(expected)), NIGHTS.asked(typed, site, NOW));
  }

  private static Window window(String label, List<DayOfWeek> days, String from, String to) {
    return new Window(
        label, List.of(new Glob(label)), days, LocalTime.parse(from), LocalTime.parse(to), PARIS);
  }

  private static PolicyRequest site(Map<String, String> labels) {
    return new PolicyRequest("deploy", "store-114", labels, null, new Channel("C01EDGEOPS"));
  }
}
