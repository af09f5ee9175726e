package dev.lighterman.operation.repair;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.request.Details;
import dev.lighterman.request.Phase;
import dev.lighterman.request.PlanHash.AddedLater;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repair's values, from which its plan can be made again.
 *
 * @param nameTyped whether the asker named the connected registry, so that nothing else has to say
 *     that the site runs it
 * @param repositories what is added to what is synchronized, or to what the client token may pull
 * @param extension the new extension's values; null if none is installed
 * @param client who is to be let in again; null if nobody
 * @param context see {@link dev.lighterman.site.Site#context}; null if the cluster can't be reached
 * @param labels the site's labels at planning time
 * @param commandsForSite commands for the people at the site; null for none
 * @param shared what it repairs if that is not the site's own; null if it is, and in old stored
 *     plans
 */
record RepairDetails(
    Cure cure,
    ArmId connectedRegistry,
    boolean nameTyped,
    List<Repository> repositories,
    @Nullable NewExtension extension,
    @Nullable ClientAccess client,
    @Nullable String context,
    Map<String, String> labels,
    @Nullable String commandsForSite,
    @AddedLater @Nullable SharedThing shared)
    implements Details {
  /** So many fit in a title. */
  private static final int MAX_REPOSITORIES = 3;

  RepairDetails {
    repositories = List.copyOf(repositories);
    labels = Map.copyOf(labels);
  }

  /**
   * What an extension is installed with.
   *
   * @param former where the site served last; null if it is not known, and in old stored plans
   */
  record NewExtension(
      ServiceAddress address, Volume volume, @AddedLater @Nullable ServiceAddress former) {}

  /**
   * What clients sign in with.
   *
   * @param secret the pull secret's name
   */
  record ClientAccess(ArmId token, String namespace, String secret) {}

  /**
   * What several sites share.
   *
   * @param name the cloud registry's, or the subscription's id
   * @param sites the first of those that use it
   * @param count how many there are, as far as the asker may see
   */
  record SharedThing(String name, List<String> sites, int count) {
    private static final int MAX_NAMED = 3;

    SharedThing {
      sites = List.copyOf(sites);
    }

    static SharedThing usedBy(String name, List<String> sites) {
      return new SharedThing(name, sites.stream().sorted().limit(MAX_NAMED).toList(), sites.size());
    }

    Sentence users() {
      return Sentence.of("repair.note.sites", "count", count)
          .with("sites", sites)
          .with("more", count - sites.size());
    }
  }

  /** Without any value that is chosen. */
  static RepairDetails of(
      Cure cure, RepairedSite site, boolean nameTyped, @Nullable SharedThing shared) {
    return new RepairDetails(
        cure,
        site.connected().id(),
        nameTyped,
        List.of(),
        null,
        null,
        site.context(),
        site.cluster().tags(),
        null,
        shared);
  }

  RepairDetails with(List<Repository> chosen) {
    return new RepairDetails(
        cure,
        connectedRegistry,
        nameTyped,
        chosen,
        extension,
        client,
        context,
        labels,
        commandsForSite,
        shared);
  }

  RepairDetails with(NewExtension chosen) {
    return new RepairDetails(
        cure,
        connectedRegistry,
        nameTyped,
        repositories,
        chosen,
        client,
        context,
        labels,
        commandsForSite,
        shared);
  }

  RepairDetails with(ClientAccess chosen) {
    return new RepairDetails(
        cure,
        connectedRegistry,
        nameTyped,
        repositories,
        extension,
        chosen,
        context,
        labels,
        commandsForSite,
        shared);
  }

  /** A copy with the site's labels and the manual commands. */
  RepairDetails planned(Map<String, String> siteLabels, Optional<String> manualCommands) {
    return new RepairDetails(
        cure,
        connectedRegistry,
        nameTyped,
        repositories,
        extension,
        client,
        context,
        siteLabels,
        manualCommands.orElse(null),
        shared);
  }

  @Override
  public RightsScope rightsScope() {
    return new RightsScope(connectedRegistry.parent(), context);
  }

  @Override
  public Optional<ArmId> connectedRegistryAfter() {
    return Optional.of(connectedRegistry);
  }

  @Override
  public Optional<ArmId> installs() {
    return Optional.empty();
  }

  @Override
  public Optional<Sentence> serves() {
    if (cure == Cure.REPOSITORIES) {
      return Optional.of(
          named(Sentence.of("repair.serves.repositories", "name", connectedRegistry.name()))
              .with("registry", connectedRegistry.parent().name()));
    }
    return Optional.ofNullable(extension)
        .map(chosen ->
            Sentence.of("card.serves.address", "address", chosen.address().toString())
                .with("name", connectedRegistry.name())
                .with("registry", connectedRegistry.parent().name()));
  }

  /** From where images are pulled, since an address may have changed. */
  @Override
  public List<ResultLine> results() {
    return serves().map(serves -> new ResultLine("card.serves", List.of(serves))).stream().toList();
  }

  @Override
  public Optional<String> manualCommands() {
    return Optional.ofNullable(commandsForSite);
  }

  @Override
  public Optional<Sentence> reversal(String site) {
    return switch (cure) {
      case SYNC_PASSWORD -> Optional.of(Sentence.of("card.reversal.sync-password"));
      case ACTIVATION -> Optional.of(Sentence.of("card.reversal.activation"));
      case DATA_ENDPOINT,
          PROVIDERS,
          SYNC_TOKEN,
          EXTENSION,
          REPOSITORIES,
          CLIENT_TOKEN,
          CONNECTED_REGISTRY ->
          Optional.empty();
    };
  }

  @Override
  public Optional<Sentence> recovery(String site) {
    return extension == null
        ? Optional.empty()
        : Optional.of(Sentence.of("repair.recovery", "site", site).with("cure", cure.word()));
  }

  @Override
  public Optional<Sentence> purpose() {
    return Optional.of(told("repair.purpose"));
  }

  @Override
  public Optional<Sentence> achievement() {
    return Optional.of(told("repair.achievement").with("count", repositories.size()));
  }

  @Override
  public Optional<Sentence> subject() {
    return Optional.ofNullable(shared)
        .map(each ->
            Sentence.of("repair.subject", "shared", cure.keyword()).with("name", each.name()));
  }

  private Sentence told(String key) {
    return named(Sentence.of(key, "cure", cure.keyword()));
  }

  /** With the first repositories, by name, and how many more there are. */
  private Sentence named(Sentence sentence) {
    return sentence
        .with(
            "repositories",
            repositories.stream().limit(MAX_REPOSITORIES).map(Repository::name).toList())
        .with("more", Math.max(0, repositories.size() - MAX_REPOSITORIES));
  }

  /** A repair pulls nothing: its last phase is the clients' access. */
  @Override
  public String titleOf(Phase phase) {
    return phase == Phase.POD ? "granted" : Details.super.titleOf(phase);
  }
}
