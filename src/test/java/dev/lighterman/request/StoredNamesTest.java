package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.value.ArmId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written into the database, and what an old version wrote. */
final class StoredNamesTest {
  @Test
  void aClaimIsItsSubjectInSmallLetters() {
    var cluster = ArmId.of("2222", "Edge", "Microsoft.Kubernetes/connectedClusters", "Store-104");

    assertEquals(new Claim("CLUSTER/10.0.0.50"), new Claim("cluster/10.0.0.50"));
    assertEquals("cluster/10.0.0.50", new Claim("Cluster/10.0.0.50").toString());
    assertEquals(
        (cluster + "/connected-registry").toLowerCase(Locale.ROOT),
        Claim.connectedRegistryOf(cluster).toString());
  }

  @Test
  void stepsHashesAndFormatsAreWrittenAsTheyAreNamed() {
    assertEquals("scope-map", new StepId("scope-map").toString());
    assertEquals("ab".repeat(32), new PlanHash("ab".repeat(32)).toString());
    assertEquals("fake/2", new DetailsFormat("fake", 2, FakeDetails.class).tag());
  }

  @Test
  void aPhaseIsTitledByItsName() {
    assertEquals("connected_registry", FakeDetails.NONE.titleOf(Phase.CONNECTED_REGISTRY));
  }

  @Test
  void oldPlansAreReadByTheNamesOfTheirValues() {
    var facts = new PlanFacts(Map.of("registry", "prodacr", "label.ring", "canary"));

    assertEquals("prodacr", facts.get("registry"));
    assertEquals("prodacr", facts.required("registry"));
    assertEquals(Map.of("ring", "canary"), facts.labels());
    assertNull(facts.manualCommands());
    assertEquals("kubectl", new PlanFacts(Map.of("elsewhere", "kubectl")).manualCommands());
    assertThrows(IllegalArgumentException.class, () -> facts.required("name"));
  }
}
