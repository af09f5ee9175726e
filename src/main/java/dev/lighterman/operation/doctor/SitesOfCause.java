package dev.lighterman.operation.doctor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.operation.doctor.FaultySites.FaultySite;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sites that one cause keeps from working. They are several only where it lies in what they
 * share: told at each of them, it would hide what is wrong at the others.
 */
record SitesOfCause(List<FaultySite> sites) {
  private static final int MAX_NAMED = 3;

  SitesOfCause {
    sites = List.copyOf(sites);
  }

  /** In the order of the first site of each. */
  static List<SitesOfCause> in(List<FaultySite> faulty) {
    return faulty.stream()
        .collect(groupingBy(SitesOfCause::shared, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(SitesOfCause::new)
        .toList();
  }

  /** What is the same for all sites with the cause: what is said of it, or else the site itself. */
  private static Object shared(FaultySite faulty) {
    return faulty
        .cause()
        .filter(found -> found.cause().part().isShared())
        .<Object>map(Diagnosis::what)
        .orElseGet(() -> faulty.site().id());
  }

  /** The cause before the state: a phone shows no more than two columns. */
  List<Sentence> row() {
    return List.of(names(), cause(), states());
  }

  private Sentence names() {
    boolean all = sites.size() <= MAX_NAMED;
    return Sentence.of("doctor.sites.sharing", "all", all ? "yes" : "no")
        .with("count", sites.size())
        .with("sites", sites.stream().limit(MAX_NAMED).map(each -> each.site().label()).toList());
  }

  private Sentence cause() {
    return first().cause().map(Diagnosis::what).orElseGet(() -> Sentence.of("doctor.look-closer"));
  }

  private Sentence states() {
    List<Sentence> different =
        sites.stream()
            .map(FaultySite::state)
            .filter(state -> !state.isEmpty())
            .distinct()
            .map(state -> Sentence.of("connection.state", "state", state))
            .toList();
    return different.isEmpty()
        ? PlainText.text("")
        : Sentence.of("doctor.sites.states", "states", different);
  }

  /** A closer look at the first of them, where what cures one of them is offered. */
  Button look() {
    Site site = first().site();
    return new Button(
        Sentence.of("button.doctor", "site", site.label()), "doctor " + site.argument());
  }

  /** The request that cures all of them at once; asked for at a site that surely is one of them. */
  Stream<Button> cures() {
    return sites.stream()
        .filter(each -> sites.size() > 1 && each.site().installation().certain())
        .flatMap(each ->
            each.cause().stream()
                .flatMap(found ->
                    Optional.ofNullable(found.cure()).stream()
                        .filter(Cure::isOfSharedThings)
                        .map(cure ->
                            button(cure.offer(each.site().argument())).because(found.what()))))
        .limit(1);
  }

  private static Button button(SuggestedCommand offer) {
    return new Button(offer.label(), offer.words());
  }

  private FaultySite first() {
    return sites.getFirst();
  }
}
