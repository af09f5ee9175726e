package dev.lighterman.operation.doctor;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.Page;
import dev.lighterman.operation.doctor.FaultySites.FaultySite;
import dev.lighterman.request.Intent;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * All sites where something is wrong, as far as one reading of the inventory tells; no site is
 * asked by itself.
 *
 * @param labels such as {@code ring=canary}; of several, all must match
 */
record SitesAnswer(InventorySnapshot snapshot, List<String> labels, Instant now) {
  private static final int MAX_BUTTONS = 5;

  /** Of a thousand sites nobody can look into each cluster while a person waits. */
  private static final Answer.Part NO_PODS = new Answer.Line(Sentence.of("doctor.sites.no-pods"));

  /**
   * The page of them that is asked for.
   *
   * @param usage of the query that asks
   */
  Answer answer(Usage usage, Intent intent) {
    List<Site> sites = snapshot.sites().stream().filter(this::isLabelled).toList();
    if (sites.isEmpty() && !labels.isEmpty()) {
      return Answer.of(Sentence.of("doctor.no-such-label", "labels", String.join(" ", labels)));
    }
    List<FaultySite> faulty = new FaultySites(snapshot, now).among(sites);
    UnlistedRegistries unlisted = UnlistedRegistries.in(snapshot);
    Sentence first =
        unlisted.addTo(
            Sentence.of("doctor.sites", "count", faulty.size()).with("all", sites.size()));
    Stream<Answer.Part> unseen = Stream.concat(unlisted.lines(now).stream(), Stream.of(NO_PODS));
    if (faulty.isEmpty()) {
      return new Answer(first, unseen.toList());
    }
    List<SitesOfCause> causes = SitesOfCause.in(faulty);
    Page page = Page.of(intent, Page.SIZE, causes.size());
    return new Answer(
        first,
        Stream.of(unseen, parts(page.of(causes)), page.buttons(usage, intent))
            .flatMap(each -> each)
            .toList());
  }

  private boolean isLabelled(Site site) {
    return labels.stream()
        .map(label -> label.split("=", 2))
        .allMatch(label -> label[1].equals(site.labels().get(label[0])));
  }

  private static Stream<Answer.Part> parts(List<SitesOfCause> causes) {
    var table =
        new Table(
            List.of(
                Sentence.of("column.site"),
                Sentence.of("column.cause"),
                Sentence.of("column.connection-here")),
            causes.stream().map(SitesOfCause::row).toList());
    var buttons =
        new Buttons(
            causes.stream()
                .limit(MAX_BUTTONS)
                .flatMap(each -> Stream.concat(each.cures(), Stream.of(each.look())))
                .toList());
    return Stream.of(table, buttons);
  }
}
