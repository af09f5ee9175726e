package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArmIdTest {
  private final ArmId registry =
      ArmId.of("1111", "group", "Microsoft.ContainerRegistry/registries", "prod");
  private final ArmId cluster =
      ArmId.of("1111", "group", "Microsoft.Kubernetes/connectedClusters", "store");

  @Test
  void idsThatDifferOnlyInCaseAreTheSame() {
    assertEquals(registry, ArmId.of(registry.toString().toUpperCase(java.util.Locale.ROOT)));
    assertEquals(
        registry.hashCode(),
        ArmId.of(registry.toString().toLowerCase(java.util.Locale.ROOT)).hashCode());
  }

  @Test
  void aChildKnowsItsParent() {
    ArmId token = registry.child("tokens", "store-pull");
    assertEquals("store-pull", token.name());
    assertEquals(registry, token.parent());
    assertEquals("group", token.resourceGroup());
    assertEquals("1111", token.subscription());
  }

  @Test
  void anExtensionsParentIsWhatItExtends() {
    ArmId extension = cluster.extension("Microsoft.KubernetesConfiguration/extensions", "edge");
    assertEquals(cluster, extension.parent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "prod",
        "/subscriptions/1",
        "/subscriptions/1/resourceGroups//providers/a/b/c"
      })
  void whatNamesNoResourceIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ArmId.of(text));
  }

  @Test
  void idsAreEqualWhateverTheirCase() {
    ArmId one = ArmId.of("s", "g", "Microsoft.X/things", "a");
    ArmId same = ArmId.of("S", "G", "microsoft.x/Things", "A");
    ArmId other = ArmId.of("s", "g", "Microsoft.X/things", "b");
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertNotEquals(one, other);
    assertNotEquals(one.hashCode(), other.hashCode());
  }
}
