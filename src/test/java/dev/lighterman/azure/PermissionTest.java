package dev.lighterman.azure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PermissionTest {
  @Test
  void aStarStandsForAnythingWhateverTheCase() {
    var grant = new Permission(List.of("Microsoft.ContainerRegistry/registries/*/read"), List.of());
    assertTrue(grant.allows("microsoft.containerregistry/registries/tokens/read"));
    assertFalse(grant.allows("Microsoft.ContainerRegistry/registries/tokens/write"));
    assertFalse(grant.allows("Microsoft.ContainerRegistryXregistries/a/read"));
  }

  @Test
  void whatIsTakenOutIsNotAllowed() {
    var grant = new Permission(List.of("*"), List.of("Microsoft.Authorization/*/write"));
    assertTrue(grant.allows("Microsoft.Kubernetes/connectedClusters/read"));
    assertFalse(grant.allows("Microsoft.Authorization/roleAssignments/write"));
  }
}
