package dev.lighterman.operation.doctor;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.command.Usage;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.operation.Page;
import dev.lighterman.request.Intent;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All sites where something is wrong, as far as one reading of the inventory tells; no site is
 * asked by itself.
 *
 * @param labels such as {@code ring=canary}; of several, all must match
 */
record SitesAnswer(InventorySnapshot snapshot, List<String> labels, Instant now) {
  private static final int MAX_BUTTONS = 5;

  /**
   * A site where something is wrong.
   *
   * @param cause empty where a closer look is needed
   */
  private record FaultySite(Site site, String state, Optional<Diagnosis> cause) {
    /** Those without contact and with a known cause come first. */
    int rank() {
      return (state.equals("Offline") ? 0 : 2) + (cause.isPresent() ? 0 : 1);
    }

    /** The cause before the state: a phone shows no more than two columns. */
    List<Sentence> row() {
      return List.of(
          PlainText.text(site.label()),
          cause.map(Diagnosis::what).orElseGet(() -> Sentence.of("doctor.look-closer")),
          state.isEmpty() ? PlainText.text("") : Sentence.of("connection.state", "state", state));
    }
  }

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
    List<FaultySite> faulty =
        sites.stream()
            .flatMap(site -> faulty(site).stream())
            .sorted(
                Comparator.comparingInt(FaultySite::rank)
                    .thenComparing(each -> each.site().name())
                    .thenComparing(each -> each.site().label()))
            .toList();
    var first = Sentence.of("doctor.sites", "count", faulty.size()).with("all", sites.size());
    if (faulty.isEmpty()) {
      return Answer.of(first);
    }
    Page page = Page.of(intent, Page.SIZE, faulty.size());
    return new Answer(
        first, Stream.concat(parts(page.of(faulty)), page.buttons(usage, intent)).toList());
  }

  private boolean isLabelled(Site site) {
    return labels.stream()
        .map(label -> label.split("=", 2))
        .allMatch(label -> label[1].equals(site.labels().get(label[0])));
  }

  private static Stream<Answer.Part> parts(List<FaultySite> faulty) {
    var table =
        new Table(
            List.of(
                Sentence.of("column.site"),
                Sentence.of("column.cause"),
                Sentence.of("column.connection-here")),
            faulty.stream().map(FaultySite::row).toList());
    var buttons =
        new Buttons(
            faulty.stream()
                .limit(MAX_BUTTONS)
                .map(each ->
                    new Button(
                        Sentence.of("button.doctor", "site", each.site().label()),
                        "doctor " + each.site().argument()))
                .toList());
    return Stream.of(table, buttons);
  }

  /** Empty where all that the inventory tells is well. */
  private Optional<FaultySite> faulty(Site site) {
    Optional<ConnectedRegistry> registry =
        Optional.ofNullable(site.connectedRegistry()).flatMap(snapshot::connectedRegistry);
    Optional<Diagnosis> cause =
        RootCauses.in(evidence(site, registry)).roots().stream()
            .findFirst()
            .map(RootCauses.Root::diagnosis);
    boolean unwell = registry.map(ConnectedRegistry::needsAttention).orElse(false);
    String state = registry.map(each -> each.connection().text()).orElse("");
    boolean matters = site.installation().occupied() || site.cluster().outOfTouch();
    return unwell || (cause.isPresent() && matters)
        ? Optional.of(new FaultySite(site, state, cause))
        : Optional.empty();
  }

  private SiteEvidence evidence(Site site, Optional<ConnectedRegistry> registry) {
    SiteEvidence evidence =
        SiteEvidence.of(now, site.label()).with(Part.CLUSTER, new Seen<>(site.cluster()));
    evidence = with(evidence, Part.EXTENSION, site.extension());
    evidence = with(evidence, Part.CONNECTED_REGISTRY, registry);
    return with(
        evidence,
        Part.CLOUD_REGISTRY,
        registry.flatMap(each -> snapshot.registry(each.registry())));
  }

  /** What the inventory does not tell was not looked at: it may be there all the same. */
  private static <T> SiteEvidence with(SiteEvidence evidence, Part<T> part, Optional<T> known) {
    return known.map(value -> evidence.with(part, new Seen<>(value))).orElse(evidence);
  }
}
