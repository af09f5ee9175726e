package dev.lighterman.operation.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.value.WorkloadMode;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** A plan that waits or runs is made again from its facts, whatever version wrote them. */
final class DeployDetailsTest {
  @Test
  void valuesComeBackFromAPlansFacts() {
    assertEquals(
        DeployDetailsSample.of(WorkloadMode.CHECK, "pos:1.5"),
        DeployDetails.from(DeployDetailsSample.of(WorkloadMode.CHECK, "pos:1.5").facts()));
    assertEquals(
        DeployDetailsSample.of(WorkloadMode.DEPLOY, "pos:1.5"),
        DeployDetails.from(DeployDetailsSample.of(WorkloadMode.DEPLOY, "pos:1.5").facts()));
  }

  @Test
  void aPlanFromBeforeThereWereChecksDeploysWhereItNamesAnImage() {
    SequencedMap<String, String> facts =
        DeployDetailsSample.of(WorkloadMode.CHECK, "pos:1.5").facts();
    facts.remove("workload");
    assertEquals(WorkloadMode.DEPLOY, DeployDetails.from(facts).workload());
    facts.remove("image");
    assertEquals(WorkloadMode.NONE, DeployDetails.from(facts).workload());
  }
}
