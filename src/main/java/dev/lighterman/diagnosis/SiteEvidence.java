package dev.lighterman.diagnosis;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.Extension;
import dev.lighterman.diagnosis.Observation.Absent;
import dev.lighterman.diagnosis.Observation.NotSeen;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.LogLine;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was seen of one site, part by part. */
public final class SiteEvidence {
  private static final int RECENT_LINES = 6;

  /** After it, what was logged before is over. */
  private static final Pattern SUCCESS =
      Pattern.compile("(?i)\\bsuccessfully activated\\b|\\bsynced\\b");

  /** Levels at which nothing fails: such lines have words and numbers of errors by chance. */
  private static final Pattern NO_ERROR =
      Pattern.compile("(?i)\\[(?:trace|verbose|debug|info|information)]");

  private final Instant now;
  private final String site;
  private final Map<Part<?>, Observation<?>> observations;

  private SiteEvidence(Instant now, String site, Map<Part<?>, Observation<?>> observations) {
    this.now = now;
    this.site = site;
    this.observations = Map.copyOf(observations);
  }

  /**
   * Nothing yet.
   *
   * @param now when one begins to look
   * @param site its label
   */
  public static SiteEvidence of(Instant now, String site) {
    return new SiteEvidence(now, site, Map.of());
  }

  /** The same, and what a look at one part gave. */
  public <T> SiteEvidence with(Part<T> part, Observation<T> observation) {
    var more = new LinkedHashMap<>(observations);
    more.put(part, observation);
    return new SiteEvidence(now, site, more);
  }

  /** The same, as if nobody had looked at one part. */
  public SiteEvidence without(Part<?> part) {
    var fewer = new LinkedHashMap<>(observations);
    fewer.remove(part);
    return new SiteEvidence(now, site, fewer);
  }

  public Instant now() {
    return now;
  }

  public String site() {
    return site;
  }

  /** What is there; empty where there is none, and where nobody could look. */
  @SuppressWarnings("unchecked") // Only with() adds, and it adds what the part's type says.
  public <T> Optional<T> see(Part<T> part) {
    return observations.get(part) instanceof Seen<?>(var value)
        ? Optional.of((T) value)
        : Optional.empty();
  }

  /** Whether somebody looked and found that there is none. */
  public boolean isAbsent(Part<?> part) {
    return observations.get(part) instanceof Absent<?>;
  }

  /** Why a part could not be looked at; empty if it was, and if there was no need to. */
  public Optional<Sentence> whyNotSeen(Part<?> part) {
    return observations.get(part) instanceof NotSeen<?>(var why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /** Whether the connected registry is in contact with the cloud now. */
  public boolean isOnline() {
    return see(Part.CONNECTED_REGISTRY)
        .map(ConnectedRegistry::connection)
        .filter(state -> state == ConnectionState.ONLINE || state == ConnectionState.SYNCING)
        .isPresent();
  }

  /** Whether the connected registry syncs by a managed identity in place of a sync token. */
  public boolean syncsByManagedIdentity() {
    return see(Part.CONNECTED_REGISTRY)
        .filter(ConnectedRegistry::syncsByManagedIdentity)
        .isPresent();
  }

  /** At which address the extension is to serve; a question mark where nobody could tell. */
  public String serviceAddress() {
    return see(Part.EXTENSION).flatMap(Extension::serviceAddress).orElse("?");
  }

  /**
   * The pods whose image can't be pulled from the site for a reason that matches and may not be
   * over.
   */
  public List<FailingPull> failing(Pattern why) {
    return PullAttempts.of(this).current().stream()
        .filter(pull -> !isElsewhere(pull))
        .filter(pull -> why.matcher(pull.message()).find())
        .toList();
  }

  /** The pods that want to pull from another address than the one at which the site serves. */
  public List<FailingPull> failingElsewhere() {
    return see(Part.PULLS).stream().flatMap(List::stream).filter(this::isElsewhere).toList();
  }

  private boolean isElsewhere(FailingPull pull) {
    Optional<ServiceAddress> serves = ServiceAddress.maybe(serviceAddress());
    return serves.isPresent()
        && ServiceAddress.maybe(pull.host()).filter(from -> !from.equals(serves.get())).isPresent();
  }

  /**
   * The messages of events in the extension's namespace that match, the newest first.
   *
   * @param objects how their objects begin, such as {@code Pod/}
   */
  public List<String> events(String objects, Pattern pattern) {
    return see(Part.EVENTS).stream()
        .flatMap(all -> all.reversed().stream())
        .filter(event -> event.object().startsWith(objects))
        .map(event -> event.reason() + ": " + event.message())
        .filter(text -> pattern.matcher(text).find())
        .toList();
  }

  /**
   * The last lines of the pod's log that match, the newest first; earlier ones may be past, and
   * those before a success are.
   */
  public List<String> logged(Pattern pattern) {
    return logged(pattern, Instant.MIN);
  }

  /**
   * The same without those that are older than the last sync, for what would have kept it from
   * synchronizing: a pod that logs nothing any more has no success in its log that tells.
   */
  public List<String> loggedSinceSync(Pattern pattern) {
    return logged(
        pattern,
        see(Part.CONNECTED_REGISTRY)
            .flatMap(registry -> Optional.ofNullable(registry.lastSync()))
            .orElse(Instant.MIN));
  }

  private List<String> logged(Pattern pattern, Instant from) {
    return see(Part.LOG).stream()
        .flatMap(lines -> lines.reversed().stream().limit(RECENT_LINES))
        .filter(line -> !line.isBefore(from))
        .map(LogLine::text)
        .takeWhile(line -> !SUCCESS.matcher(line).find())
        .filter(line -> !NO_ERROR.matcher(line).find())
        .filter(line -> pattern.matcher(line).find())
        .toList();
  }

  /** The last line of the pod's log, whatever it tells. */
  public Optional<String> lastLogged() {
    return see(Part.LOG).filter(lines -> !lines.isEmpty()).map(lines -> lines.getLast().text());
  }

  /** What Azure and Helm say of the extension and of our last request, where it matches. */
  public List<String> said(Pattern pattern) {
    return Stream.of(extensionFailure(), lastError())
        .flatMap(each -> each)
        .filter(text -> pattern.matcher(text).find())
        .toList();
  }

  private Stream<String> extensionFailure() {
    return see(Part.EXTENSION).flatMap(each -> Optional.ofNullable(each.failure())).stream();
  }

  private Stream<String> lastError() {
    return see(Part.LAST_ERROR).stream().flatMap(List::stream);
  }
}
