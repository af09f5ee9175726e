package dev.lighterman.operation.doctor;

import dev.lighterman.azure.Activity;
import dev.lighterman.diagnosis.Observation;
import dev.lighterman.diagnosis.Observation.NotSeen;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.evidence.ChangesReader;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.RequestState;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was changed before something went wrong.
 *
 * @param onset since when, on Azure's clock; empty where nothing tells it
 * @param ours what our requests changed at the site by then
 * @param ahead how far Azure's clock is ahead of ours, by which the requests' times are told
 * @param others what others changed by then, or so soon after it that it may be why
 */
record LookBack(
    Optional<Onset> onset,
    List<OurChange> ours,
    Duration ahead,
    Observation<List<Activity>> others) {
  private static final int MAX = 3;

  LookBack {
    ours = List.copyOf(ours);
  }

  /**
   * What a request of ours changed.
   *
   * @param first when it began to change anything, on our clock
   */
  record OurChange(ListedRequest request, Instant first) {
    /**
     * Whether it may be why something began between two times. What began to change something only
     * after them is no reason, however soon it ended.
     */
    boolean mayBeWhy(Instant earliest, Instant latest) {
      return first.isBefore(latest)
          && ended().filter(end -> end.isBefore(earliest.minus(ChangesReader.BEFORE))).isEmpty();
    }

    boolean isUndone() {
      return request.state() instanceof RequestState.Undone;
    }

    /** Empty while it goes on. Who closes a request changes nothing any more. */
    Optional<Instant> ended() {
      return request.state() instanceof RequestState.Left left
          ? Optional.ofNullable(left.halted()).or(() -> Optional.of(first))
          : request.state().settled();
    }
  }

  /**
   * Since when, and then the last changes before, or at about that time, the newest first. Each is
   * told with its own time, so that it can be read, and quoted, without the lines above it.
   */
  List<Sentence> says() {
    List<Sentence> changed = changed().toList();
    Stream<Sentence> heading =
        changed.isEmpty()
            ? Stream.of()
            : Stream.of(Sentence.of("doctor.changes", "until", onset.isPresent() ? "then" : "now"));
    return Stream.of(onset.map(Onset::says).stream(), heading, changed.stream())
        .flatMap(each -> each)
        .toList();
  }

  private Stream<Sentence> changed() {
    record Change(Instant at, Sentence says) {}
    Stream<Change> requests =
        ours.stream()
            .map(each ->
                new Change(
                    changedAt(each),
                    Sentence.of(
                            "doctor.changed.request", "request", each.request().number().toString())
                        .with("operation", each.request().intent().operation())
                        .with("by", each.request().intent().asker())
                        .with("undone", each.isUndone() ? "yes" : "no")
                        .with("second", changedAt(each))));
    Stream<Change> activities =
        changes().stream().map(each -> new Change(each.at(), changed(each)));
    return Stream.concat(requests, activities)
        .sorted(Comparator.comparing(Change::at).reversed())
        .limit(MAX)
        .map(Change::says);
  }

  /**
   * When it ended, on Azure's clock; when it first changed something, if it goes on or ended only
   * after the onset.
   */
  private Instant changedAt(OurChange change) {
    return change
        .ended()
        .map(end -> end.plus(ahead))
        .filter(this::isBefore)
        .orElseGet(() -> change.first().plus(ahead));
  }

  private boolean isBefore(Instant change) {
    return onset.isEmpty() || change.isBefore(onset.get().at());
  }

  private List<Activity> changes() {
    return others instanceof Seen<List<Activity>>(var seen) ? seen : List.of();
  }

  /** Azure's own word for what was done, without the name of the provider. */
  private Sentence changed(Activity activity) {
    String operation = activity.operation();
    String resource = activity.resource();
    return Sentence.of("doctor.changed", "what", resource.substring(resource.lastIndexOf('/') + 1))
        .with("operation", operation.substring(operation.indexOf('/') + 1))
        .with("by", activity.caller().isEmpty() ? "?" : activity.caller())
        .with("second", activity.at());
  }

  /** That nobody could look what others changed, and why. */
  Optional<Sentence> unseen() {
    return others instanceof NotSeen<List<Activity>>(var why)
        ? Optional.of(
            Sentence.of("doctor.unseen", "parts", List.of(Sentence.of("doctor.part.changes")))
                .with("why", why))
        : Optional.empty();
  }
}
