package dev.lighterman.operation.deploy;

import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Repository;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.WorkloadMode;
import java.util.List;
import java.util.Map;

/** The values of a deployment to a store, as they are resolved. */
final class DeployDetailsSample {
  static final ArmId CLUSTER =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "store-104");
  private static final ArmId CONNECTED =
      ArmId.of("2222", "cloud", "Microsoft.ContainerRegistry/registries", "prod")
          .child("connectedRegistries", "store104");

  private DeployDetailsSample() {}

  static DeployDetails of(WorkloadMode workload, String image) {
    return new DeployDetails(
        CLUSTER,
        CONNECTED,
        List.of(new Repository("pos")),
        ServiceAddress.of("10.43.0.50"),
        "store104-pull",
        "default",
        new Volume(null, "500Gi"),
        workload,
        image,
        null,
        CLUSTER.toString(),
        Map.of("ring", "canary"),
        null);
  }
}
