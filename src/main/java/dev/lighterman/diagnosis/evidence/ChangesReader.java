package dev.lighterman.diagnosis.evidence;

import static java.util.Locale.ROOT;

import dev.lighterman.azure.Activity;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.diagnosis.Observation;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.TokenEvidence;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Site;
import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads in Azure's activity log what others changed at a site before something went wrong. */
public final class ChangesReader {
  /** An answer says where the bot may not read it. */
  public static final Rights RIGHTS = Rights.arm("Microsoft.Insights/eventtypes/values/read");

  /** Of what was changed longer before, nobody says that it is why. */
  public static final Duration BEFORE = Duration.ofHours(12);

  /** What a change breaks may have stopped working a little before Azure recorded the change. */
  private static final Duration AFTER = Duration.ofMinutes(2);

  /** A password and the log's line about it have times that differ a little. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  private final Azure azure;

  public ChangesReader(Azure azure) {
    this.azure = azure;
  }

  /**
   * The changes of the last hours until then.
   *
   * @param earliest when it may have begun, on Azure's clock
   * @param latest by when it had begun
   */
  public Observation<List<Activity>> read(
      Site site, SiteEvidence evidence, Instant earliest, Instant latest, Duration patience) {
    return Look.start(() -> Optional.of(changes(site, evidence, earliest, latest)))
        .within(patience);
  }

  private List<Activity> changes(
      Site site, SiteEvidence evidence, Instant earliest, Instant latest) {
    Set<String> own = resources(site, evidence);
    return groups(site)
        .flatMap(group ->
            azure
                .activityLog()
                .inGroup(
                    group.subscription(), group.name(), earliest.minus(BEFORE), latest.plus(AFTER))
                .stream())
        // What we did is told by our requests.
        .filter(change -> change.succeeded() && !change.ours())
        .filter(change -> isAbout(own, site, change))
        .filter(change -> !isOtherUse(site, evidence, change))
        .toList();
  }

  /**
   * Whether it only used the registry, which other sites share: Azure records an import or a new
   * password as an action on the registry, whoever's it is. A new password is this site's if one of
   * its tokens has one since then.
   */
  private static boolean isOtherUse(Site site, SiteEvidence evidence, Activity change) {
    boolean isUse =
        registry(site).anyMatch(id -> key(id.parent()).equals(change.resource().toLowerCase(ROOT)))
            && change.operation().toLowerCase(ROOT).endsWith("/action");
    boolean isOwnPassword =
        change.operation().toLowerCase(ROOT).endsWith("/generatecredentials/action")
            && isOwnPassword(evidence, change.at());
    return isUse && !isOwnPassword;
  }

  /** True also where nobody can tell, as some tokens were not seen. */
  private static boolean isOwnPassword(SiteEvidence evidence, Instant at) {
    boolean isSeen =
        evidence.see(Part.SYNC_TOKEN).isPresent() && evidence.see(Part.CLIENT_TOKENS).isPresent();
    return !isSeen
        || tokens(evidence)
            .flatMap(token -> token.token().passwords().stream())
            .map(RegistryToken.Password::created)
            .anyMatch(created -> Duration.between(created, at).abs().compareTo(TOGETHER) <= 0);
  }

  private static Stream<TokenEvidence> tokens(SiteEvidence evidence) {
    return Stream.concat(
        evidence.see(Part.SYNC_TOKEN).stream(),
        evidence.see(Part.CLIENT_TOKENS).stream().flatMap(List::stream));
  }

  private record Group(String subscription, String name) {
    static Group of(ArmId id) {
      return new Group(id.subscription(), id.resourceGroup());
    }
  }

  private static Stream<Group> groups(Site site) {
    return Stream.concat(Stream.of(site.id()), registry(site).map(ArmId::parent))
        .map(Group::of)
        .distinct();
  }

  private static Stream<ArmId> registry(Site site) {
    return Optional.ofNullable(site.connectedRegistry()).stream();
  }

  /** The registry with those of its children that this site uses; the ids in small letters. */
  private static Set<String> resources(Site site, SiteEvidence evidence) {
    var ids = new HashSet<String>();
    Stream<ArmId> registry = registry(site).flatMap(id -> Stream.of(id, id.parent()));
    Stream<ArmId> connected =
        evidence.see(Part.CONNECTED_REGISTRY).stream().flatMap(ChangesReader::tokens);
    Stream<ArmId> scopeMaps =
        tokens(evidence).map(TokenEvidence::token).map(token -> token.scopeMap());
    Stream.of(registry, connected, scopeMaps)
        .flatMap(each -> each)
        .map(ChangesReader::key)
        .forEach(ids::add);
    return ids;
  }

  private static Stream<ArmId> tokens(ConnectedRegistry registry) {
    return Stream.concat(Stream.ofNullable(registry.syncToken()), registry.clientTokens().stream());
  }

  private static boolean isAbout(Set<String> own, Site site, Activity change) {
    String resource = change.resource().toLowerCase(ROOT);
    String cluster = key(site.id());
    return own.contains(resource) || resource.equals(cluster) || resource.startsWith(cluster + "/");
  }

  private static String key(ArmId id) {
    return id.toString().toLowerCase(ROOT);
  }
}
