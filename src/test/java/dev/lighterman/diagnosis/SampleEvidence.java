package dev.lighterman.diagnosis;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.CloudRegistry.NetworkAccess;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistrationState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.LogLine;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.kubernetes.VolumeClaim;
import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A healthy site, and one thing after the other that may be otherwise. */
public final class SampleEvidence {
  public static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  public static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  private static final Instant INSTALLED = NOW.minus(Duration.ofDays(30));
  private static final String ADDRESS = "10.0.0.50";
  private static final ArmId REGISTRY =
      ArmId.of("1111", "cloud", "Microsoft.ContainerRegistry/registries", "prodacr");
  private static final ArmId CLUSTER =
      ArmId.of("1111", "edge", "Microsoft.Kubernetes/connectedClusters", "store-114");

  private SampleEvidence() {}

  public static SiteEvidence healthy() {
    return SiteEvidence.of(NOW, "store-114")
        .with(Part.CLOUD_REGISTRY, new Seen<>(cloud("Premium", true)))
        .with(
            Part.PROVIDERS,
            new Seen<>(Map.of("Microsoft.KubernetesConfiguration", RegistrationState.REGISTERED)))
        .with(Part.CLUSTER, new Seen<>(cluster("Connected", NOW, NOW.plus(Duration.ofDays(60)))))
        .with(Part.EXTENSION, new Seen<>(extension(ProvisioningState.SUCCEEDED, null)))
        .with(Part.NAMESPACE, new Seen<>("Active"))
        .with(Part.PODS, new Seen<>(List.of(pod(null))))
        .with(Part.LOG, new Seen<>(log("[Information] Synced pos:1.5")))
        .with(Part.EVENTS, new Seen<>(List.of()))
        .with(Part.VOLUME, new Seen<>(new VolumeClaim("Bound", "local-path")))
        .with(Part.STORAGE_CLASSES, new Seen<>(List.of(new StorageClass("local-path", true))))
        .with(Part.CONNECTED_REGISTRY, new Seen<>(connected("store114", ConnectionState.ONLINE)))
        .with(Part.SYNC_TOKEN, new Seen<>(token("store114", true, "pos")))
        .with(Part.CLIENT_TOKENS, new Seen<>(List.of(token("store114client", true, "pos"))))
        .with(Part.PULLS, new Seen<>(List.of()))
        .with(Part.PULL_SECRETS, new Seen<>(List.of()));
  }

  /** The same site without contact to the cloud, and with these last lines in the pod's log. */
  public static SiteEvidence offline(String... log) {
    return healthy()
        .with(Part.CONNECTED_REGISTRY, new Seen<>(connected("store114", ConnectionState.OFFLINE)))
        .with(Part.LOG, new Seen<>(log(log)));
  }

  /** Lines of a log, each with its time before it or without. */
  public static List<LogLine> log(String... lines) {
    return Stream.of(lines).map(LogLine::of).toList();
  }

  /** The same site with an extension that failed. */
  public static SiteEvidence failed(String why) {
    return offline().with(Part.EXTENSION, new Seen<>(extension(ProvisioningState.FAILED, why)));
  }

  /** The same site whose last request stopped. */
  public static SiteEvidence stopped(String said) {
    return healthy().with(Part.LAST_ERROR, new Seen<>(List.of(said)));
  }

  /** The same site with a pod that can't pull. */
  public static SiteEvidence refused(String image, String message) {
    return refused(image, message, NOW);
  }

  /** The same with the time at which the pod tried last. */
  public static SiteEvidence refused(String image, String message, Instant failed) {
    var pull =
        new FailingPull(
            "default", "pos-7d9", "node-1", image, message, failed, List.of("store114-pull"));
    return healthy()
        .with(Part.PULLS, new Seen<>(List.of(pull)))
        .with(
            Part.PULL_SECRETS,
            new Seen<>(
                List.of(
                    new PullSecretEvidence(
                        "default",
                        "store114-pull",
                        new PullSecret(ADDRESS, "store114client", null, null, null, null)))));
  }

  /** The same site with a workload that runs and signs in so when it pulls again. */
  public static SiteEvidence running(PullSecret... secrets) {
    var names =
        IntStream.range(0, secrets.length).mapToObj(each -> "store114-pull" + each).toList();
    return healthy()
        .with(
            Part.RUNNING_PULLS,
            new Seen<>(
                List.of(
                    new RunningPull(
                        new PullingWorkload("Deployment", "default", "pos", 1, names),
                        IntStream.range(0, secrets.length)
                            .mapToObj(each ->
                                new PullSecretEvidence("default", names.get(each), secrets[each]))
                            .toList()))));
  }

  /** A pull secret that somebody wrote. */
  public static PullSecret pullSecret(String server, String username, @Nullable Instant written) {
    return new PullSecret(server, username, null, null, written, null);
  }

  public static CloudRegistry cloud(String sku, boolean dataEndpoint) {
    return new CloudRegistry(
        REGISTRY,
        "eastus",
        sku,
        "prodacr.azurecr.io",
        dataEndpoint,
        dataEndpoint
            ? List.of("prodacr.eastus.data.azurecr.io", "prodacr.westus.data.azurecr.io")
            : List.of(),
        false,
        true,
        NetworkAccess.EVERYWHERE);
  }

  public static ArcCluster cluster(String connectivity, Instant seen, Instant expires) {
    return new ArcCluster(CLUSTER, "eastus", connectivity, 1, Map.of(), seen, expires);
  }

  public static Extension extension(ProvisioningState state, @Nullable String failure) {
    return extension(state, failure, INSTALLED, "1.0.0");
  }

  public static Extension extension(
      ProvisioningState state, @Nullable String failure, Instant changed, String version) {
    return new Extension(
        CLUSTER.extension("Microsoft.KubernetesConfiguration/extensions", "store114"),
        Extension.CONNECTED_REGISTRY,
        state,
        state.name(),
        version,
        Map.of(Extension.SERVICE_ADDRESS, ADDRESS),
        Set.of("connectionString"),
        failure,
        changed,
        changed);
  }

  public static PodState pod(@Nullable String waiting) {
    return new PodState("connected-registry-0", "node-1", waiting, waiting, null, null, INSTALLED);
  }

  public static ConnectedRegistry connected(String name, ConnectionState state) {
    return connected(name, state, true, "prodacr.eastus.data.azurecr.io", List.of());
  }

  public static ConnectedRegistry connected(
      String name,
      ConnectionState state,
      boolean active,
      String gateway,
      List<String> statusDetails) {
    return new ConnectedRegistry(
        REGISTRY.child("connectedRegistries", name),
        "ReadOnly",
        state,
        active,
        null,
        REGISTRY.child("tokens", name),
        List.of(REGISTRY.child("tokens", name + "client")),
        ConnectedRegistry.CONTINUOUS_SYNC,
        null,
        false,
        gateway,
        active ? YESTERDAY : null,
        ADDRESS,
        statusDetails,
        ProvisioningState.SUCCEEDED,
        INSTALLED,
        "Information",
        INSTALLED);
  }

  /** The same with a log level that somebody has set after the last sync. */
  public static ConnectedRegistry leveled(ConnectedRegistry registry, String level) {
    return with(registry, level, NOW, registry.lastSync());
  }

  /** The same that somebody has changed. */
  public static ConnectedRegistry changed(ConnectedRegistry registry, Instant changed) {
    return with(registry, registry.logLevel(), changed, registry.lastSync());
  }

  /** The same that has synchronized last at this time. */
  public static ConnectedRegistry synced(ConnectedRegistry registry, Instant last) {
    return with(registry, registry.logLevel(), registry.changed(), last);
  }

  private static ConnectedRegistry with(
      ConnectedRegistry registry,
      @Nullable String level,
      @Nullable Instant changed,
      @Nullable Instant lastSync) {
    return new ConnectedRegistry(
        registry.id(),
        registry.mode(),
        registry.connection(),
        registry.active(),
        registry.parent(),
        registry.syncToken(),
        registry.clientTokens(),
        registry.schedule(),
        registry.syncWindow(),
        registry.noSyncDue(),
        registry.gatewayEndpoint(),
        lastSync,
        registry.address(),
        registry.statusDetails(),
        registry.provisioning(),
        registry.created(),
        level,
        changed);
  }

  public static TokenEvidence token(String name, boolean enabled, String repository) {
    ArmId scopeMap = REGISTRY.child("scopeMaps", name);
    return new TokenEvidence(
        new RegistryToken(
            REGISTRY.child("tokens", name),
            scopeMap,
            enabled,
            INSTALLED,
            List.of(new RegistryToken.Password("password1", YESTERDAY, null)),
            ProvisioningState.SUCCEEDED,
            INSTALLED),
        new ScopeMap(
            List.of("repositories/" + repository + "/content/read"),
            "",
            false,
            INSTALLED,
            ProvisioningState.SUCCEEDED,
            INSTALLED));
  }
}
