package dev.lighterman.operation.inquiry;

import dev.lighterman.operation.doctor.UnlistedRegistries;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Section;
import dev.lighterman.value.OperatorLog;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the overview tells of the sites. Requests are told without Azure, so where it does not
 * answer, only this part is missing.
 *
 * @param brief for the first line
 * @param needSomebody whether a closer look is worth it
 * @param passing whether it may be told soon what is missing now
 */
record SitesOverview(
    Sentence brief, List<Answer.Part> parts, boolean needSomebody, boolean passing) {
  SitesOverview {
    parts = List.copyOf(parts);
  }

  /** Of what is read, or why it can't be. */
  static SitesOverview of(Supplier<InventorySnapshot> snapshot, Instant now) {
    try {
      return of(snapshot.get(), now);
    } catch (TryLater later) {
      return unseen(List.of(later.answer()), true);
    } catch (OperatorMustAct problem) {
      OperatorLog.mustAct(problem, Map.of());
      return unseen(List.of(problem.why(), problem.remedy()), false);
    }
  }

  private static SitesOverview unseen(List<Sentence> why, boolean passing) {
    return new SitesOverview(
        Sentence.of("home.first.unseen"), List.of(section(why)), false, passing);
  }

  private static SitesOverview of(InventorySnapshot snapshot, Instant now) {
    ConnectionCounts connections = ConnectionCounts.of(snapshot);
    UnlistedRegistries unlisted = UnlistedRegistries.in(snapshot);
    int unreached = unreached(snapshot);
    Sentence brief =
        unlisted
            .addTo(Sentence.of("home.first.sites", "offline", connections.offline().size()))
            .with("unhealthy", connections.unhealthy().size())
            .with("unreached", unreached);
    Stream<Sentence> counted =
        connections.count() == 0 && !unlisted.isEmpty()
            ? Stream.of()
            : Stream.of(connections.line());
    Section lines = section(Stream.concat(counted, unlisted.sentences(now).stream()).toList());
    return new SitesOverview(
        brief,
        SnapshotAge.after(List.of(lines), snapshot),
        connections.needSomebody() || !unlisted.isEmpty() || unreached > 0,
        false);
  }

  private static Section section(List<Sentence> lines) {
    return new Section(Sentence.of("home.sites"), lines);
  }

  /** How many clusters Azure does not reach, whether or not a connected registry runs there. */
  private static int unreached(InventorySnapshot snapshot) {
    return (int) snapshot.sites().stream().filter(site -> site.cluster().outOfTouch()).count();
  }
}
