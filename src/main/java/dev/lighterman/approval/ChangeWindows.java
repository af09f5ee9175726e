package dev.lighterman.approval;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.PolicySettings.Window;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When changes may start: in any window that names the site, in the site's own time zone; at any
 * time where no window names it.
 */
public final class ChangeWindows {
  /** The label with which a site's time zone is given, such as {@code Europe/Paris}. */
  private static final String TIME_ZONE = "timezone";

  private static final Set<String> AT_ONCE = Set.of("now", "maintenant");
  private static final Set<String> AT_NIGHT = Set.of("tonight", "cette nuit");

  /** What {@code at=tonight} means for a site without windows. */
  private static final LocalTime NIGHT = LocalTime.of(2, 0);

  private static final LocalTime EVENING = LocalTime.of(18, 0);

  /** How far ahead a start may be asked for. */
  private static final Duration FARTHEST = Duration.ofDays(30);

  /** A window of one day of the week opens within this time. */
  private static final int DAYS_AHEAD = 8;

  private final List<Window> windows;

  ChangeWindows(List<Window> windows) {
    this.windows = windows;
  }

  /** A time in which changes may start. */
  private record Opening(Instant from, Instant to) {}

  /** The earliest time from {@code from} on at which a change to the site may start. */
  public Instant earliest(PolicyRequest site, Instant from) {
    return naming(site)
        .flatMap(window -> openings(window, zone(site.labels(), window.zone()), from))
        .filter(opening -> opening.to().isAfter(from))
        .map(opening -> opening.from().isAfter(from) ? opening.from() : from)
        .min(Instant::compareTo)
        .orElse(from);
  }

  /** Each window: until when it is open, or when it opens next, in the window's own time zone. */
  List<Sentence> said(Instant now) {
    return windows.stream()
        .flatMap(window ->
            openings(window, window.zone(), now)
                .filter(opening -> opening.to().isAfter(now))
                .limit(1)
                .map(opening -> said(window, opening, now)))
        .toList();
  }

  private static Sentence said(Window window, Opening opening, Instant now) {
    Sentence said =
        opening.from().isAfter(now)
            ? Sentence.of("window.closed", "at", opening.from())
            : Sentence.of("window.open", "until", opening.to());
    return said.with("name", window.name());
  }

  private Stream<Window> naming(PolicyRequest site) {
    return windows.stream()
        .filter(window -> Glob.anyNames(window.sites(), site.site(), site.labels()));
  }

  private static Stream<Opening> openings(Window window, ZoneId zone, Instant from) {
    LocalDate today = LocalDate.ofInstant(from, zone);
    return IntStream.rangeClosed(-1, DAYS_AHEAD)
        .mapToObj(today::plusDays)
        .filter(date -> window.days().contains(date.getDayOfWeek()))
        .map(date -> {
          LocalDate last = window.to().isAfter(window.from()) ? date : date.plusDays(1);
          return new Opening(
              date.atTime(window.from()).atZone(zone).toInstant(),
              last.atTime(window.to()).atZone(zone).toInstant());
        });
  }

  /**
   * The start that somebody asked for: {@code now}, {@code tonight}, these in French, a time of
   * day, or a date and a time, in the site's time zone.
   *
   * @return empty for {@code now}
   * @throws AskerMustAct if it is none of these, past, or too far ahead
   */
  public Optional<Instant> asked(String typed, PolicyRequest site, Instant now) {
    ZoneId fallback = naming(site).map(Window::zone).findFirst().orElse(ZoneOffset.UTC);
    ZonedDateTime here = now.atZone(zone(site.labels(), fallback));
    String word = typed.strip().replaceAll("[\\s\\h]+", " ").toLowerCase(Locale.ROOT);
    if (AT_ONCE.contains(word)) {
      return Optional.empty();
    }
    Instant asked =
        AT_NIGHT.contains(word)
            ? tonight(naming(site).findAny().isPresent(), here)
            : time(typed.strip(), here);
    Instant latest = now.plus(FARTHEST);
    if (asked.isBefore(now) || asked.isAfter(latest)) {
      throw new AskerMustAct(
          Sentence.of("approval.start-out-of-range", "typed", typed)
              .with("when", asked.isBefore(now) ? "past" : "far")
              .with("latest", latest));
    }
    return Optional.of(asked);
  }

  /** The evening, so that the first window from then on counts; else the small hours. */
  private static Instant tonight(boolean inWindow, ZonedDateTime here) {
    ZonedDateTime evening = here.with(EVENING);
    return inWindow ? (evening.isBefore(here) ? here : evening).toInstant() : next(NIGHT, here);
  }

  private static Instant time(String typed, ZonedDateTime here) {
    try {
      return typed.contains("T")
          ? LocalDateTime.parse(typed).atZone(here.getZone()).toInstant()
          : next(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed), here);
    } catch (DateTimeException noTime) {
      throw new AskerMustAct(Sentence.of("approval.no-start", "typed", typed));
    }
  }

  private static Instant next(LocalTime time, ZonedDateTime here) {
    ZonedDateTime today = here.with(time);
    return (today.isBefore(here) ? today.plusDays(1) : today).toInstant();
  }

  private static ZoneId zone(Map<String, String> labels, ZoneId fallback) {
    return labels.entrySet().stream()
        .filter(label -> label.getKey().equalsIgnoreCase(TIME_ZONE))
        .map(Map.Entry::getValue)
        .flatMap(ChangeWindows::zoneOf)
        .findFirst()
        .orElse(fallback);
  }

  /** A label may hold anything; what is no time zone does not count. */
  private static Stream<ZoneId> zoneOf(String label) {
    try {
      return Stream.of(ZoneId.of(label));
    } catch (DateTimeException unknown) {
      return Stream.of();
    }
  }
}
