package dev.lighterman.azure;

import static dev.lighterman.azure.SeededAzure.CLUSTER;
import static dev.lighterman.azure.SeededAzure.REGISTRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.value.ArmId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of several pages whose links name Azure's host with its default port. */
final class DefaultPortLinksTest {
  private static final String ARM = "management.azure.com";
  private static final int MORE = 45;

  @TempDir private Path directory;
  private final AzureFixture world = new AzureFixture(600);
  private Azure azure;

  @BeforeEach
  void connect() {
    azure = SeededAzure.connectAs("https://" + ARM, world, directory);
    world.faults.inject(new Fault("links-with-port", Map.of("host", ARM)));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void everyPageIsRead() {
    assertAllPagesAreRead(
        REGISTRY.child("connectedRegistries", "store101"),
        () -> azure.connectedRegistries().list(REGISTRY).stream().map(ConnectedRegistry::id));
    assertAllPagesAreRead(
        REGISTRY.child("tokens", "store101"),
        () -> azure.tokens().listTokens(REGISTRY).stream().map(RegistryToken::id));
    assertAllPagesAreRead(CLUSTER, () -> azure.clusters().list().stream().map(ArcCluster::id));
    assertAllPagesAreRead(
        REGISTRY, () -> azure.registries().list().stream().map(CloudRegistry::id));
  }

  /** Makes many of them, so that they are on three pages. */
  private void assertAllPagesAreRead(ArmId like, Supplier<Stream<ArmId>> list) {
    long before = list.get().count();
    List<String> pages = pages();
    world.world.runLocked(() -> copy(like));

    assertEquals(before + MORE, list.get().distinct().count(), like.toString());
    assertTrue(pages().size() >= pages.size() + 2, "on several pages: " + pages());
  }

  private void copy(ArmId like) {
    Resource original = world.world.resources().find(new ResourceId(like.toString())).orElseThrow();
    for (int i = 1; i <= MORE; i++) {
      world
          .world
          .resources()
          .put(
              new Resource(
                  new ResourceId(original.id().text() + "x" + i), original.document().deepCopy()));
    }
  }

  /** What was asked for by a link of a page. */
  private List<String> pages() {
    return world.log.exchanges().stream()
        .map(each -> each.path())
        .filter(path -> path.contains("$skipToken"))
        .toList();
  }
}
