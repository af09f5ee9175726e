package dev.lighterman.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.deploy.ClusterAdmin;
import dev.lighterman.sandbox.world.Resource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chain of two hundred stores, whose clusters start when they are used. */
final class ChainWorldTest {
  private static final int SITES = 200;
  private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries";

  private final Sandbox sandbox =
      Sandbox.start(SandboxOptions.forTests().withChainOf(SITES).withSpeed(1));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyRegistryHasAtMostFiftyConnectedRegistriesOfWhichSomeAreOffline() {
    List<Resource> connected = ofType(REGISTRIES + "/connectedRegistries");
    Map<String, Long> byRegistry =
        connected.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.id().parent().orElseThrow().name(), Collectors.counting()));
    Map<String, Long> byState =
        connected.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.text("/properties/connectionState"), Collectors.counting()));

    assertEquals(
        Map.of(
            "chain01registry", 50L,
            "chain02registry", 49L,
            "chain03registry", 50L,
            "chain04registry", 49L),
        byRegistry);
    assertEquals(Map.of("Online", 193L, "Offline", 5L), byState);
    assertEquals(5, ofType(REGISTRIES).size());
    assertEquals(SITES + 1, ofType("Microsoft.Kubernetes/connectedClusters").size());
  }

  @Test
  void aClusterThatIsUsedHasWhatRunsOnItAndItsConnectedRegistryStaysOnline() {
    assertEquals("Online", state("shop0007"));
    beats();
    assertEquals("Online", state("shop0007"));
    assertEquals("Offline", state("shop0040"));

    try (KubernetesClient cluster = cluster("shop-0007")) {
      assertEquals(3, cluster.nodes().list().getItems().size());
      assertTrue(
          cluster.pods().inNamespace("connected-registry").list().getItems().size() > 0,
          "nothing runs there");
    }
    beats();
    beats();
    assertEquals("Online", state("shop0007"));
  }

  /** Lets so much of the world's time pass that what does not run would be Offline. */
  private void beats() {
    sandbox.world().clock().advance(Duration.ofMinutes(4));
  }

  private String state(String name) {
    return ofType(REGISTRIES + "/connectedRegistries").stream()
        .filter(each -> each.id().name().equals(name))
        .map(each -> each.text("/properties/connectionState"))
        .findFirst()
        .orElseThrow();
  }

  private List<Resource> ofType(String type) {
    return sandbox.world().locked(() -> sandbox.world().resources().ofType(type));
  }

  private KubernetesClient cluster(String context) {
    return ClusterAdmin.clientAsBot(sandbox, context);
  }
}
