package dev.lighterman.diagnosis.evidence;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistrationState;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.PullSecretEvidence;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.TokenEvidence;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.LogLine;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Site;
import dev.lighterman.store.Requests;
import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads all that there is to see of one site, side by side, and changes nothing. */
public final class EvidenceReader {
  /** The rights for what Azure tells. */
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.ContainerRegistry/registries/tokens/read",
          "Microsoft.ContainerRegistry/registries/scopeMaps/read",
          "Microsoft.Kubernetes/connectedClusters/read",
          "Microsoft.KubernetesConfiguration/extensions/read",
          "Microsoft.Resources/subscriptions/providers/read");

  /**
   * Those for what the cluster and the registry's images tell; an answer says what the bot may not
   * look at.
   */
  public static final Rights OPTIONAL_RIGHTS = ClusterLooks.RIGHTS.and(CloudImages.RIGHTS);

  /** Those without which no extension works; custom locations are not needed for one. */
  private static final List<String> PROVIDERS =
      List.of("Microsoft.Kubernetes", "Microsoft.KubernetesConfiguration");

  private final Azure azure;
  private final Clusters clusters;
  private final Requests requests;

  public EvidenceReader(Azure azure, Clusters clusters, Requests requests) {
    this.azure = azure;
    this.clusters = clusters;
    this.requests = requests;
  }

  /**
   * Everything that can be seen of a site within this time.
   *
   * @param now on the bot's clock
   */
  public SiteEvidence read(Site site, Instant now, Duration patience) {
    return read(site, now, patience, Set.of());
  }

  /**
   * The same, and what names the addresses at which it served before a removal.
   *
   * @param former these; one at which it serves again may be among them
   */
  public SiteEvidence read(Site site, Instant now, Duration patience, Set<String> former) {
    var looks = new Looks(SiteEvidence.of(now, site.label()), patience);
    ArmId connected = site.connectedRegistry();
    looks.at(Part.CLUSTER, () -> azure.clusters().get(site.id()));
    looks.at(Part.PROVIDERS, () -> Optional.of(providers(site.id().subscription())));
    Look<Extension> extension =
        looks.at(Part.EXTENSION, () -> azure.extensions().connectedRegistry(site.id()));
    looks.at(Part.LAST_ERROR, () -> new LastError(requests).of(site.id()));
    try (var inCluster = new ClusterLooks(clusters, site)) {
      Look<List<LogLine>> log = inCluster.start(looks, extension, former);
      if (connected == null) {
        looks.at(Part.CLOUD_REGISTRY, () -> extension.await().flatMap(_ -> logged(log)));
      } else {
        registry(looks, connected, inCluster);
      }
      return looks.end();
    }
  }

  /**
   * The cloud registry whose data endpoint the log speaks of: one that is not Premium any more has
   * no connected registries to tell.
   */
  private Optional<CloudRegistry> logged(Look<List<LogLine>> log) {
    List<LogLine> lines = log.await().orElse(List.of());
    return lines.isEmpty()
        ? Optional.empty()
        : azure.registries().list().stream()
            .filter(each ->
                lines.stream().anyMatch(line -> line.text().contains(each.dataEndpointHost())))
            .findFirst();
  }

  private void registry(Looks looks, ArmId id, ClusterLooks inCluster) {
    Look<CloudRegistry> cloud =
        looks.at(Part.CLOUD_REGISTRY, () -> azure.registries().get(id.parent()));
    looks.at(
        Part.CLOUD_IMAGES,
        () -> new CloudImages(azure.images()).missing(cloud::await, inCluster.failingPulls()));
    Look<ConnectedRegistry> connected =
        looks.at(Part.CONNECTED_REGISTRY, () -> azure.connectedRegistries().get(id));
    looks.at(
        Part.SYNC_TOKEN,
        () ->
            connected
                .await()
                .flatMap(each -> Optional.ofNullable(each.syncToken()))
                .flatMap(this::token));
    looks.at(
        Part.CLIENT_TOKENS,
        () -> connected.await().map(each -> tokens(each, inCluster.pullSecrets())));
  }

  private Map<String, RegistrationState> providers(String subscription) {
    var states = new TreeMap<String, RegistrationState>();
    PROVIDERS.forEach(name -> states.put(name, azure.providers().state(subscription, name)));
    return states;
  }

  /** Those that pods sign in with, which it may not let in, and those that it lets in. */
  private List<TokenEvidence> tokens(ConnectedRegistry registry, List<PullSecretEvidence> used) {
    var ids = new LinkedHashMap<String, ArmId>();
    used.stream()
        .map(PullSecretEvidence::secret)
        .filter(Objects::nonNull)
        .map(PullSecret::username)
        .filter(name -> name.matches("[\\w-]+"))
        .forEach(name -> ids.put(name, registry.registry().child("tokens", name)));
    registry.clientTokens().forEach(id -> ids.putIfAbsent(id.name(), id));
    return ids.values().stream()
        .limit(TokenEvidence.MAX_READ)
        .flatMap(id -> token(id).stream())
        .toList();
  }

  private Optional<TokenEvidence> token(ArmId id) {
    return azure
        .tokens()
        .token(id)
        .map(token ->
            new TokenEvidence(token, azure.tokens().scopeMap(token.scopeMap()).orElse(null)));
  }
}
