package dev.lighterman.operation.doctor;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.diagnosis.Certainty;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.PullAttempts;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.diagnosis.catalogue.RootCauses.Root;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.operation.ManagedIdentityRefusal;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.RequestState;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Code;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The answer about one site: the cause first, what is fine and what was not seen last. */
final class DoctorAnswer {
  private final Site site;
  private final SiteEvidence evidence;
  private final RootCauses causes;
  private final Optional<String> name;
  private final Optional<ListedRequest> open;
  private final Optional<LookBack> lookBack;
  private final SiteWithoutRegistry without;
  private final List<Answer.Part> parts = new ArrayList<>();

  /**
   * @param causes what the evidence shows
   * @param name what names the connected registry in a request; empty where the site is known to
   *     run it, or where there is none
   * @param open the request that holds the site until it has ended
   * @param lookBack what was changed before; empty where nothing is wrong
   * @param deployCheck asked only where there is nothing, and no request is open
   */
  DoctorAnswer(
      Site site,
      SiteEvidence evidence,
      RootCauses causes,
      Optional<String> name,
      Optional<ListedRequest> open,
      Optional<LookBack> lookBack,
      Supplier<DeployCheck> deployCheck) {
    this.site = site;
    this.evidence = evidence;
    this.causes = causes;
    this.name = name;
    this.open = open;
    this.lookBack = lookBack;
    this.without = new SiteWithoutRegistry(site, evidence, open.isPresent(), deployCheck);
  }

  Answer answer() {
    parts.addAll(without.installed());
    if (causes.roots().isEmpty()) {
      Sentence first = withoutCause();
      nextPull();
      buttons();
      remainder();
      return new Answer(first, parts);
    }
    for (Root root : causes.roots()) {
      if (!isFirst(root)) {
        parts.add(new Line(Sentence.of("doctor.also", "cause", root.diagnosis().what())));
      }
      add(root);
    }
    nextPull();
    leftAlone();
    without.refusedDeployment().forEach(parts::add);
    buttons();
    remainder();
    return new Answer(first(), parts);
  }

  private Sentence first() {
    Sentence first =
        without.hasNone()
            ? Sentence.of("doctor.first.none", "site", site.label())
            : Sentence.of("doctor.first", "site", site.label()).with("state", state());
    return first
        .with("cause", causes.roots().getFirst().diagnosis().what())
        .with("more", causes.roots().size() - 1);
  }

  private Sentence state() {
    return Sentence.of(
        "connection.state",
        "state",
        evidence
            .see(Part.CONNECTED_REGISTRY)
            .map(registry -> registry.connection().text())
            .orElse(""));
  }

  private Sentence withoutCause() {
    Optional<ConnectedRegistry> registry = evidence.see(Part.CONNECTED_REGISTRY);
    if (registry.isEmpty()) {
      SiteWithoutRegistry.Standing standing = without.standing();
      parts.addAll(standing.parts());
      return Sentence.of("doctor.nothing", "site", site.label()).with("known", standing.known());
    }
    if (registry.get().isOfflineBySchedule()) {
      return Sentence.of("doctor.resting", "site", site.label())
          .with("schedule", registry.get().schedule());
    }
    return Sentence.of(
            registry.get().needsAttention() ? "doctor.unexplained" : "doctor.healthy",
            "site",
            site.label())
        .with("state", state());
  }

  private void add(Root root) {
    Diagnosis diagnosis = root.diagnosis();
    if (!root.consequences().isEmpty()) {
      parts.add(
          new Line(
              Sentence.of(
                  "doctor.so",
                  "effects",
                  root.consequences().stream().map(Diagnosis::what).toList())));
    }
    if (!diagnosis.evidence().isEmpty()) {
      parts.add(new Code(PlainText.text(String.join("\n", diagnosis.evidence()))));
    }
    sure(diagnosis).ifPresent(parts::add);
    if (isFirst(root)) {
      lookBack.stream().flatMap(back -> back.says().stream()).map(Line::new).forEach(parts::add);
    } else {
      Optional.ofNullable(diagnosis.since())
          .ifPresent(at -> parts.add(new Line(Sentence.of("doctor.since", "second", at))));
    }
    parts.add(new Line(Sentence.of("doctor.do", "remedy", diagnosis.remedy())));
  }

  private boolean isFirst(Root root) {
    return root.equals(causes.roots().getFirst());
  }

  private static Optional<Answer.Part> sure(Diagnosis diagnosis) {
    return diagnosis.certainty() == Certainty.CERTAIN
        ? Optional.empty()
        : Optional.of(
            new Line(
                Sentence.of(
                    "doctor.sure", "how", diagnosis.certainty().name().toLowerCase(Locale.ROOT))));
  }

  /**
   * One for each cure that can be asked for: what two causes need is asked for once. What belongs
   * to the site alone is for the request that is open there to put right.
   */
  private void buttons() {
    var requests = new LinkedHashMap<String, Button>();
    open.ifPresent(request -> {
      parts.add(new Line(says(request)));
      String words = "show " + request.number();
      requests.put(
          words,
          new Button(Sentence.of("button.open", "request", request.number().toString()), words));
    });
    causes.roots().stream()
        .map(Root::diagnosis)
        .filter(diagnosis -> open.isEmpty() || isOfSharedThings(diagnosis))
        .forEach(diagnosis ->
            diagnosis
                .request(site.argument())
                .map(this::naming)
                .ifPresent(words ->
                    requests.putIfAbsent(
                        words, new Button(label(diagnosis), words).because(diagnosis.what()))));
    if (!requests.isEmpty()) {
      parts.add(new Buttons(List.copyOf(requests.values())));
    }
  }

  /** What holds the site, and what to do about it. */
  private static Sentence says(ListedRequest open) {
    String number = open.number().toString();
    String operation = open.intent().operation();
    return open.state() instanceof RequestState.Halted
        ? Sentence.of("doctor.halted", "request", number).with("operation", operation)
        : Sentence.of("doctor.open", "request", number)
            .with("operation", operation)
            .with("waits", open.state() instanceof RequestState.Undecided ? "yes" : "no");
  }

  /** What nobody can tell yet. */
  private void nextPull() {
    List<FailingPull> outdated = PullAttempts.of(evidence).outdated();
    if (!outdated.isEmpty()) {
      parts.add(
          new Line(
              Sentence.of("doctor.next-pull", "pod", outdated.getFirst().pod())
                  .with("count", outdated.size())));
    }
  }

  /** Why no cure is offered. */
  private void leftAlone() {
    evidence
        .see(Part.CONNECTED_REGISTRY)
        .filter(ConnectedRegistry::syncsByManagedIdentity)
        .map(ManagedIdentityRefusal::why)
        .map(Line::new)
        .ifPresent(parts::add);
  }

  private static boolean isOfSharedThings(Diagnosis diagnosis) {
    return Optional.ofNullable(diagnosis.cure()).filter(Cure::isOfSharedThings).isPresent();
  }

  /** Names the connected registry where the site is only guessed to run it. */
  private String naming(String words) {
    return name.map(known -> words + " name=" + known).orElse(words);
  }

  private static Sentence label(Diagnosis diagnosis) {
    return Optional.ofNullable(diagnosis.cure()).orElseThrow().label();
  }

  /** What is fine, and what could not be looked at. */
  private void remainder() {
    List<Part<?>> fine = new FineParts(evidence, causes).list();
    if (!fine.isEmpty()) {
      parts.add(new Line(Sentence.of("doctor.fine", "parts", names(fine))));
    }
    unlisted();
    Map<Sentence, List<Part<?>>> unseen = unseen();
    unseen.forEach((why, unseenParts) ->
        parts.add(
            new Line(Sentence.of("doctor.unseen", "parts", names(unseenParts)).with("why", why))));
    lookBack.flatMap(LookBack::unseen).map(Line::new).ifPresent(parts::add);
    if (site.context() == null) {
      parts.add(new Line(Sentence.of("doctor.no-access.remedy")));
    }
    if (unseen.values().stream().anyMatch(each -> each.contains(Part.PODS))) {
      parts.add(new Line(Sentence.of("doctor.read-out")));
      parts.add(new Code(PlainText.text(String.join("\n", PastedOutput.COMMANDS))));
      parts.add(
          new Buttons(
              List.of(
                  new Button(
                      Sentence.of("paste.button"),
                      "doctor " + site.argument() + " --" + Doctor.PASTE))));
    }
  }

  /** Of what the bot may not list, something may name an address at which nothing serves. */
  private void unlisted() {
    evidence.see(Part.FORMER_PULLS).stream()
        .flatMap(List::stream)
        .filter(former -> !former.users().unlisted().isEmpty())
        .map(former ->
            new Line(
                Sentence.of("doctor.unlisted", "address", former.address())
                    .with("resources", former.users().unlisted())))
        .forEach(parts::add);
  }

  private Map<Sentence, List<Part<?>>> unseen() {
    var unseen = new LinkedHashMap<Sentence, List<Part<?>>>();
    for (Part<?> part : Part.ALL) {
      evidence
          .whyNotSeen(part)
          .ifPresent(why -> unseen.computeIfAbsent(why, _ -> new ArrayList<>()).add(part));
    }
    return unseen;
  }

  private static List<Sentence> names(List<Part<?>> which) {
    return which.stream().map(part -> Sentence.of("doctor.part." + part.name())).toList();
  }
}
