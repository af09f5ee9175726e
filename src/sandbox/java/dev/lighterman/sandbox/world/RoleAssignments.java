package dev.lighterman.sandbox.world;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The assignments of built-in roles at registries, which count in registries with ABAC permissions.
 * They are resources, as in ARM.
 */
public record RoleAssignments(World world) {

  public static final String TYPE = "Microsoft.Authorization/roleAssignments";

  /** The data actions of a registry. */
  public enum DataAction {
    LIST_CATALOG("Microsoft.ContainerRegistry/registries/catalog/read"),
    READ_CONTENT("Microsoft.ContainerRegistry/registries/repositories/content/read"),
    READ_METADATA("Microsoft.ContainerRegistry/registries/repositories/metadata/read");

    private final String text;

    DataAction(String text) {
      this.text = text;
    }

    /** Azure's name of it. */
    public String text() {
      return text;
    }
  }

  /** Azure's built-in roles with these data actions. */
  public enum Role {
    REPOSITORY_READER(
        "b93aa761-3e63-49ed-ac28-beffa264f7ac", "Container Registry Repository Reader"),
    CATALOG_LISTER(
        "bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7", "Container Registry Repository Catalog Lister");

    private final String id;
    private final String title;

    Role(String id, String title) {
      this.id = id;
      this.title = title;
    }

    public String id() {
      return id;
    }

    public String title() {
      return title;
    }

    public List<DataAction> dataActions() {
      return switch (this) {
        case REPOSITORY_READER -> List.of(DataAction.READ_CONTENT, DataAction.READ_METADATA);
        case CATALOG_LISTER -> List.of(DataAction.LIST_CATALOG);
      };
    }

    /** The role that an id of a role definition ends with. */
    public static Optional<Role> of(String definition) {
      return Arrays.stream(values()).filter(role -> definition.endsWith("/" + role.id)).findFirst();
    }
  }

  /** Whether a role that is assigned at the registry, or above it, allows an action. */
  public boolean allow(ServicePrincipal principal, ResourceId registry, DataAction action) {
    return roles(principal, registry).stream()
        .anyMatch(role -> role.dataActions().contains(action));
  }

  /** The roles of a principal at a registry. */
  public List<Role> roles(ServicePrincipal principal, ResourceId registry) {
    return world.resources().ofType(TYPE).stream()
        .filter(each -> registry.key().startsWith(scope(each)))
        .filter(each -> principal.objectId().equals(each.text("/properties/principalId")))
        .flatMap(each -> Role.of(each.text("/properties/roleDefinitionId")).stream())
        .toList();
  }

  private static String scope(Resource assignment) {
    return assignment.id().parent().orElseThrow().key();
  }
}
