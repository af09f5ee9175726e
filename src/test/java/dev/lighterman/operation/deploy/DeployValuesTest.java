package dev.lighterman.operation.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.value.Proof;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** A plan that waits or runs is made again from its facts, whatever version wrote them. */
final class DeployValuesTest {
  @Test
  void valuesComeBackFromAPlansFacts() {
    assertEquals(
        Values.of(Proof.CHECK, "pos:1.5"),
        DeployValues.from(Values.of(Proof.CHECK, "pos:1.5").facts()));
    assertEquals(
        Values.of(Proof.DEPLOY, "pos:1.5"),
        DeployValues.from(Values.of(Proof.DEPLOY, "pos:1.5").facts()));
  }

  @Test
  void aPlanFromBeforeThereWereChecksDeploysWhereItNamesAnImage() {
    SequencedMap<String, String> facts = Values.of(Proof.CHECK, "pos:1.5").facts();
    facts.remove("workload");
    assertEquals(Proof.DEPLOY, DeployValues.from(facts).workload());
    facts.remove("image");
    assertEquals(Proof.NONE, DeployValues.from(facts).workload());
  }
}
