package dev.lighterman.operation.doctor;

import dev.lighterman.azure.Azure;
import dev.lighterman.command.Argument;
import dev.lighterman.command.Option;
import dev.lighterman.command.Usage;
import dev.lighterman.diagnosis.PullAttempts;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.diagnosis.evidence.ChangesReader;
import dev.lighterman.diagnosis.evidence.EvidenceReader;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Page;
import dev.lighterman.operation.PastedText;
import dev.lighterman.operation.Query;
import dev.lighterman.operation.doctor.LookBack.OurChange;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what is wrong with a site, from which evidence, and what would put it right. */
public final class Doctor implements Query {
  public static final Rights RIGHTS = Inventory.RIGHTS.and(EvidenceReader.RIGHTS);

  /** To look into clusters and into Azure's activity log; an answer says where it may not. */
  public static final Rights OPTIONAL_RIGHTS =
      EvidenceReader.OPTIONAL_RIGHTS.and(ChangesReader.RIGHTS);

  /** The option by which a person pastes what the bot can't see. */
  static final String PASTE = "paste";

  private static final int MAX_SITES_OFFERED = 3;

  private final OperationContext services;
  private final Change deploy;
  private final EvidenceReader reader;
  private final ChangesReader changes;

  /**
   * @param deploy whose planning tells what keeps a site from getting a connected registry
   */
  public Doctor(OperationContext services, Change deploy) {
    this.services = services;
    this.deploy = deploy;
    this.reader = new EvidenceReader(services.azure(), services.clusters(), services.requests());
    this.changes = new ChangesReader(services.azure());
  }

  @Override
  public Usage usage() {
    return new Usage(
        "doctor",
        List.of("diagnose"),
        Sentence.of("operation.doctor"),
        List.of(
            new Argument(
                Sentence.of("placeholder.site"),
                Sentence.of("argument.site.optional"),
                Argument.Arity.ONE),
            new Argument(
                Sentence.of("placeholder.label"),
                Sentence.of("argument.label"),
                Argument.Arity.LABELS)),
        List.of(
            Page.OPTION,
            new Option(PASTE, List.of(), Sentence.of("option.doctor.paste"), Option.Kind.FLAG)));
  }

  @Override
  public Answer answer(Intent intent) {
    requireOneSite(intent);
    InventorySnapshot snapshot = services.inventory().recentSnapshot(intent);
    List<String> labels = labels(intent);
    return site(intent)
        .map(word -> site(alone(word, labels), snapshot, intent))
        .orElseGet(() ->
            new SitesAnswer(snapshot, labels, services.clock().instant()).answer(usage(), intent));
  }

  private static Optional<String> site(Intent intent) {
    return sites(intent).findFirst();
  }

  private static Stream<String> sites(Intent intent) {
    return intent.words().stream().filter(word -> !isLabel(word));
  }

  private static void requireOneSite(Intent intent) {
    if (sites(intent).count() > 1) {
      throw new AskerMustAct(
          Sentence.of("doctor.one-site"),
          sites(intent)
              .limit(MAX_SITES_OFFERED)
              .map(word -> new SuggestedCommand(PlainText.text("doctor " + word), "doctor " + word))
              .toArray(SuggestedCommand[]::new));
    }
  }

  private static List<String> labels(Intent intent) {
    return intent.words().stream().filter(Doctor::isLabel).toList();
  }

  private static boolean isLabel(String word) {
    return word.indexOf('=') > 0;
  }

  /** A site is looked at whatever its labels are. */
  private static String alone(String word, List<String> labels) {
    if (!labels.isEmpty()) {
      String all = String.join(" ", labels);
      throw new AskerMustAct(
          Sentence.of("doctor.site-and-labels", "site", word).with("labels", all),
          new SuggestedCommand(PlainText.text("doctor " + word), "doctor " + word),
          new SuggestedCommand(PlainText.text("doctor " + all), "doctor " + all));
    }
    return word;
  }

  private Answer site(String word, InventorySnapshot snapshot, Intent intent) {
    Site site = find(word, snapshot);
    long begun = System.nanoTime();
    return answer(site, evidence(site), name(snapshot, site), begun, intent);
  }

  /** What a request has to name where the site is only guessed to run it. */
  private static Optional<String> name(InventorySnapshot snapshot, Site site) {
    return Optional.ofNullable(site.connectedRegistry())
        .filter(_ -> !site.installation().certain())
        .map(snapshot::argument);
  }

  private Answer answer(
      Site site, SiteEvidence evidence, Optional<String> name, long begun, Intent intent) {
    RootCauses causes = RootCauses.in(evidence);
    Optional<Onset> seen = seen(site, causes);
    List<ListedRequest> requests = visible(site, intent);
    Optional<LookBack> back =
        causes.roots().isEmpty()
            ? Optional.empty()
            : Optional.of(
                lookBack(
                    site,
                    evidence,
                    requests,
                    Onset.of(causes, evidence).or(() -> seen),
                    services.timeouts().diagnosis().minusNanos(System.nanoTime() - begun)));
    return new DoctorAnswer(
            site,
            evidence,
            causes,
            name,
            open(requests),
            back,
            () -> DeployCheck.of(deploy, site, intent))
        .answer();
  }

  /** When the first cause was seen before, on Azure's clock. */
  private Optional<Onset> seen(Site site, RootCauses causes) {
    Instant now = services.clock().instant();
    List<String> names =
        causes.roots().stream().map(root -> root.diagnosis().cause().name()).toList();
    Map<String, Instant> seen =
        services.firstSeen().look(site.id().toString(), Set.copyOf(names), now);
    return names.stream()
        .findFirst()
        .flatMap(first -> Optional.ofNullable(seen.get(first)))
        .map(at -> services.azure().now().minus(Duration.between(at, now)))
        .map(at -> new Onset(at, Onset.By.FIRST_SEEN));
  }

  /** Only where something is wrong, and in what is left of the time. */
  private LookBack lookBack(
      Site site,
      SiteEvidence evidence,
      List<ListedRequest> requests,
      Optional<Onset> onset,
      Duration left) {
    Azure azure = services.azure();
    Instant earliest =
        onset.map(Onset::at).or(() -> PullAttempts.of(evidence).lastFailed()).orElseGet(azure::now);
    Instant now = azure.now();
    Instant latest =
        onset.map(Onset::latest).map(due -> due.isAfter(now) ? now : due).orElse(earliest);
    Instant ourEarliest = azure.toOurClock(earliest);
    Instant ourLatest = azure.toOurClock(latest);
    List<OurChange> ours =
        requests.stream()
            .filter(request -> mayHaveChanged(request, ourEarliest))
            .flatMap(request -> change(request).stream())
            .filter(change -> change.mayBeWhy(ourEarliest, ourLatest))
            .toList();
    return new LookBack(
        onset,
        ours,
        Duration.between(ourEarliest, earliest),
        changes.read(site, evidence, earliest, latest, left));
  }

  /**
   * Of what ended long before, nobody has to read the audit log. What was undone may have changed
   * something as well: an undo brings back nothing that was deleted.
   */
  private static boolean mayHaveChanged(ListedRequest request, Instant earliest) {
    Instant from = earliest.minus(ChangesReader.BEFORE);
    RequestState state = request.state();
    return (state.hasEffects() || state instanceof RequestState.Undone)
        && state.settled().filter(from::isAfter).isEmpty();
  }

  /** Empty for a request that has changed nothing, or not yet. */
  private Optional<OurChange> change(ListedRequest request) {
    return services.audit().firstChange(request.number()).map(at -> new OurChange(request, at));
  }

  /** The one that holds the site. */
  private static Optional<ListedRequest> open(List<ListedRequest> requests) {
    return requests.stream().filter(request -> !request.state().ended()).findFirst();
  }

  /** The site's requests that whoever asks may see from where they are. */
  private List<ListedRequest> visible(Site site, Intent intent) {
    return services.requests().forSite(site.id()).stream()
        .map(ListedRequest::of)
        .filter(services.requestFilters().visibleFrom(intent.asker(), intent.channel()))
        .toList();
  }

  private static Site find(String word, InventorySnapshot snapshot) {
    return new SiteResolver(snapshot).find(word, other -> "doctor " + other.argument());
  }

  private SiteEvidence evidence(Site site) {
    return reader.read(
        site,
        services.clock().instant(),
        services.timeouts().diagnosis(),
        new RemovedAddresses(services.requests()).of(site.id()));
  }

  @Override
  public Optional<PastedText> pasted(Intent intent) {
    return site(intent)
        .filter(_ -> intent.options().containsKey(PASTE))
        .map(word -> new OutputOfSite(word, intent));
  }

  /** What the commands print at a site. */
  private final class OutputOfSite implements PastedText {
    private final String word;
    private final Intent intent;

    OutputOfSite(String word, Intent intent) {
      this.word = word;
      this.intent = intent;
    }

    @Override
    public Sentence title() {
      return Sentence.of("paste.title");
    }

    @Override
    public Sentence label() {
      return Sentence.of("paste.label", "site", word);
    }

    @Override
    public String commands() {
      return String.join("\n", PastedOutput.COMMANDS);
    }

    @Override
    public Optional<Sentence> refusal(String text) {
      return PastedOutput.read(text).isUnreadable()
          ? Optional.of(Sentence.of("paste.unreadable"))
          : Optional.empty();
    }

    @Override
    public Answer answer(String text) {
      InventorySnapshot snapshot = services.inventory().recentSnapshot(intent);
      Site site = find(word, snapshot);
      long begun = System.nanoTime();
      SiteEvidence both = PastedOutput.read(text).addTo(evidence(site));
      return Doctor.this.answer(site, both, name(snapshot, site), begun, intent);
    }
  }
}
