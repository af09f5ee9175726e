package dev.lighterman.azure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PermissionTest {
  @Test
  void aWildcardMatchesAnyTextAndIgnoresCase() {
    var permission =
        new Permission(List.of("Microsoft.ContainerRegistry/registries/*/read"), List.of());
    assertTrue(permission.allows("microsoft.containerregistry/registries/tokens/read"));
    assertFalse(permission.allows("Microsoft.ContainerRegistry/registries/tokens/write"));
    assertFalse(permission.allows("Microsoft.ContainerRegistryXregistries/a/read"));
  }

  @Test
  void notActionsAreNotAllowed() {
    var permission = new Permission(List.of("*"), List.of("Microsoft.Authorization/*/write"));
    assertTrue(permission.allows("Microsoft.Kubernetes/connectedClusters/read"));
    assertFalse(permission.allows("Microsoft.Authorization/roleAssignments/write"));
  }
}
