package dev.lighterman.operation.deploy;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.List;

/**
 * The state of Azure and the cluster that a deployment plan is made from.
 *
 * @param siblings number of connected registries of the cloud registry
 * @param label the site's display name
 */
record DeploySnapshot(
    CloudRegistry registry, int siblings, ArcCluster arc, String label, ClusterSnapshot cluster) {
  /** Reads the state again for a plan whose values are chosen. */
  static DeploySnapshot refreshed(
      OperationContext services, DeployDetails values, ArcCluster arc, String label) {
    CloudRegistry registry =
        services
            .azure()
            .registries()
            .get(values.registry())
            .orElseThrow(() ->
                new AskerMustAct(
                    Sentence.of("deploy.registry-gone", "registry", values.registry().name())));
    List<ConnectedRegistry> siblings =
        services.azure().connectedRegistries().list(values.registry());
    refuseNameTaken(values, siblings);
    refuseFull(registry, siblings.size());
    ClusterSnapshot cluster = cluster(services.clusters(), values, arc);
    refuseTaken(values, cluster.network());
    return new DeploySnapshot(registry, siblings.size(), arc, label, cluster);
  }

  /** Another connected registry of this name would be mistaken for this plan's. */
  private static void refuseNameTaken(DeployDetails values, List<ConnectedRegistry> siblings) {
    ArmId wanted = values.connectedRegistry();
    if (siblings.stream().anyMatch(each -> each.id().equals(wanted))) {
      String free = ChooseName.free(wanted.name(), siblings);
      throw new AskerMustAct(ChooseName.taken(wanted.name(), wanted.parent().name(), free));
    }
  }

  /** The registry may have reached its limit since planning. */
  private static void refuseFull(CloudRegistry registry, int siblings) {
    if (siblings >= CreateConnectedRegistry.ROOM) {
      throw new AskerMustAct(
          Sentence.of("deploy.registry-full", "registry", registry.name())
              .with("room", CreateConnectedRegistry.ROOM));
    }
  }

  /** The address may have been taken since planning. */
  private static void refuseTaken(DeployDetails values, ServiceNetwork network) {
    String holder = network.taken().get(values.address());
    if (holder != null) {
      throw new AskerMustAct(
          Sentence.of("deploy.address-taken", "address", values.address().toString())
              .with("by", holder)
              .with("free", network.lowestFree().map(ServiceAddress::toString).orElse("?")));
    }
  }

  private static ClusterSnapshot cluster(Clusters clusters, DeployDetails values, ArcCluster arc) {
    String context = values.context();
    if (context == null) {
      return ClusterSnapshot.unreachable(new ServiceCidr(values.address() + "/32"), arc.nodes());
    }
    return ClusterSnapshot.read(clusters, context);
  }
}
