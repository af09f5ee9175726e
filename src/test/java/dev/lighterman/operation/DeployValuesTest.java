package dev.lighterman.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Proof;
import dev.lighterman.value.Repository;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** A plan that waits or runs is made again from its facts, whatever version wrote them. */
final class DeployValuesTest {
  private static final ArmId CLUSTER =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "store-104");
  private static final ArmId CONNECTED =
      ArmId.of("2222", "cloud", "Microsoft.ContainerRegistry/registries", "prod")
          .child("connectedRegistries", "store104");

  @Test
  void valuesComeBackFromAPlansFacts() {
    assertEquals(
        values(Proof.CHECK, "pos:1.5"), DeployValues.from(values(Proof.CHECK, "pos:1.5").facts()));
    assertEquals(
        values(Proof.DEPLOY, "pos:1.5"),
        DeployValues.from(values(Proof.DEPLOY, "pos:1.5").facts()));
  }

  @Test
  void aPlanFromBeforeThereWereChecksDeploysWhereItNamesAnImage() {
    SequencedMap<String, String> facts = values(Proof.CHECK, "pos:1.5").facts();
    facts.remove("workload");
    assertEquals(Proof.DEPLOY, DeployValues.from(facts).workload());
    facts.remove("image");
    assertEquals(Proof.NONE, DeployValues.from(facts).workload());
  }

  private static DeployValues values(Proof workload, String image) {
    return new DeployValues(
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
        CLUSTER.toString());
  }
}
