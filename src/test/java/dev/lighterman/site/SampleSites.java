package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.CloudRegistry.NetworkAccess;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.site.Installation.Source;
import dev.lighterman.site.SiteLabel.Qualifier;
import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clusters, extensions and registries as Azure would list them, and sites of them. */
public final class SampleSites {
  static final ArmId PROD =
      ArmId.of("2222", "cloud", "Microsoft.ContainerRegistry/registries", "prodacr");

  private SampleSites() {}

  public static ArmId cluster(String subscription, String group, String name) {
    return ArmId.of(subscription, group, "Microsoft.Kubernetes/connectedClusters", name);
  }

  public static ArcCluster arc(ArmId id, Map<String, String> tags) {
    return new ArcCluster(id, "eastus", "Connected", 1, tags, null, null);
  }

  static ArmId connectedRegistry(String name) {
    return PROD.child("connectedRegistries", name);
  }

  static ConnectedRegistry connected(ArmId id, @Nullable String address) {
    return new ConnectedRegistry(
        id,
        "ReadOnly",
        ConnectionState.ONLINE,
        true,
        null,
        null,
        List.of(),
        ConnectedRegistry.CONTINUOUS_SYNC,
        null,
        false,
        null,
        null,
        address,
        List.of(),
        ProvisioningState.SUCCEEDED,
        Instant.EPOCH,
        null,
        null);
  }

  static Extension extension(ArmId cluster, String name, String address) {
    return new Extension(
        cluster.extension("Microsoft.KubernetesConfiguration/extensions", name),
        Extension.CONNECTED_REGISTRY,
        ProvisioningState.SUCCEEDED,
        "Succeeded",
        null,
        Map.of(Extension.SERVICE_ADDRESS, address),
        Set.of(Extension.CONNECTION_STRING),
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  static CloudRegistry cloud(ArmId id) {
    return new CloudRegistry(
        id,
        "eastus",
        "Premium",
        id.name() + ".azurecr.io",
        true,
        List.of(),
        false,
        true,
        NetworkAccess.EVERYWHERE);
  }

  /** A site that runs nothing and can't be reached. */
  public static Site site(String name) {
    return site(cluster("2222", "edge", name), new Installation(null, Source.UNKNOWN, null));
  }

  static Site site(String name, ArmId connectedRegistry, Source source) {
    return site(cluster("2222", "edge", name), new Installation(connectedRegistry, source, null));
  }

  static Site site(ArmId id, Installation installation) {
    return site(id, installation, new ClusterAccess.None(), null);
  }

  static Site site(
      ArmId id, Installation installation, ClusterAccess access, @Nullable KnownSite known) {
    return new Site(
        arc(id, Map.of()), new SiteLabel(id.name(), Qualifier.NAME), access, known, installation);
  }
}
