package dev.lighterman.operation.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.PlanFacts;
import dev.lighterman.value.WorkloadMode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan that waits or runs is made again from its details, whatever version wrote them. */
final class DeployDetailsTest {
  private static final Map<String, String> FACTS =
      Map.ofEntries(
          Map.entry("cluster", DeployDetailsSample.CLUSTER.toString()),
          Map.entry(
              "connectedRegistry",
              DeployDetailsSample.of(WorkloadMode.CHECK, "pos:1.5").connectedRegistry().toString()),
          Map.entry("repositories", "pos"),
          Map.entry("address", "10.43.0.50"),
          Map.entry("pullName", "store104-pull"),
          Map.entry("namespace", "default"),
          Map.entry("storageSize", "500Gi"),
          Map.entry("workload", "check"),
          Map.entry("image", "pos:1.5"),
          Map.entry("context", DeployDetailsSample.CLUSTER.toString()),
          Map.entry("label.ring", "canary"));

  @Test
  void detailsAreReadFromTheStringsOfAnOlderPlan() {
    assertEquals(DeployDetailsSample.of(WorkloadMode.CHECK, "pos:1.5"), read(FACTS));
  }

  @Test
  void aPlanFromBeforeThereWereChecksDeploysWhereItNamesAnImage() {
    var facts = new HashMap<>(FACTS);
    facts.remove("workload");
    assertEquals(WorkloadMode.DEPLOY, read(facts).workload());
    facts.remove("image");
    assertEquals(WorkloadMode.NONE, read(facts).workload());
  }

  @Test
  void aValueOfAnOlderPlanThatCannotBeReadIsAFaultOfOurs() {
    var facts = new HashMap<>(FACTS);
    facts.put("address", "999.1.1.1");
    assertThrows(IllegalArgumentException.class, () -> read(facts));
  }

  private static DeployDetails read(Map<String, String> facts) {
    return DeployDetails.fromFacts(new PlanFacts(facts));
  }
}
