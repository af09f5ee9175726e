package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;

/** The service's rules for a connected registry. */
final class ConnectedRegistryRules {

  private static final int MAX_CONNECTED_REGISTRIES = 50;
  private static final String TYPE = ConnectedRegistryRoutes.TYPE;

  private final ArmContext context;
  private final ConnectedRegistryTokenRules tokens;

  ConnectedRegistryRules(ArmContext context, ConnectedRegistryTokenRules tokens) {
    this.context = context;
    this.tokens = tokens;
  }

  /** Refuses to create one that is invalid, or that the registry cannot hold. */
  void requireCreatable(Resource registry, ResourceId id, JsonNode requested) {
    requireRegion(registry);
    ArmContext.requirePremium(registry, "Connected registries");
    checkName(id);
    checkCapacity(registry, id);
    var mode = requested.at("/properties/mode").asText();
    if (ConnectedRegistryDocument.mode(mode).isEmpty()) {
      throw ArmFailure.of(OwnRefusal.INVALID_MODE, mode);
    }
    checkParent(registry, requested);
    if (ConnectedRegistryDocument.usesManagedIdentity(requested)) {
      checkManagedIdentity(registry, requested);
    } else {
      tokens.checkSyncToken(registry, id, requested);
    }
    tokens.checkClientTokens(registry, requested.path("properties"));
  }

  private void requireRegion(Resource registry) {
    if (context.world().isDenied("region-unsupported", "registry", registry.id().name())) {
      throw ArmFailure.of(OwnRefusal.REGION_NOT_SUPPORTED);
    }
  }

  /** It needs roles with repository permissions, so the registry has to know them. */
  private static void checkManagedIdentity(Resource registry, JsonNode requested) {
    if (!registry.text("/properties/roleAssignmentMode").equals("AbacRepositoryPermissions")
        || !requested.at("/identity/type").asText().equals("UserAssigned")
        || requested.at("/properties/parent").has("id")) {
      throw ArmFailure.of(OwnRefusal.INVALID_AUTH_TYPE);
    }
  }

  private static void checkName(ResourceId id) {
    if (!id.name().matches("[a-zA-Z0-9]{5,50}")) {
      throw ArmFailure.of(OwnRefusal.INVALID_CONNECTED_REGISTRY_NAME, id.name());
    }
  }

  private void checkCapacity(Resource registry, ResourceId id) {
    if (!registry.flag("/properties/dataEndpointEnabled")) {
      throw ArmFailure.of(OwnRefusal.DATA_ENDPOINT_DISABLED, id.name(), registry.id().name());
    }
    if (context.world().resources().children(registry.id(), TYPE).size()
        >= MAX_CONNECTED_REGISTRIES) {
      throw ArmFailure.of(
          OwnRefusal.CONNECTED_REGISTRY_LIMIT_EXCEEDED,
          registry.id().name(),
          MAX_CONNECTED_REGISTRIES);
    }
  }

  /** Refuses a PUT that changes an immutable property. */
  void requireUnchanged(Resource connected, JsonNode requested) {
    var mode = requested.at("/properties/mode").asText(connected.text("/properties/mode"));
    var token = requested.at("/properties/parent/syncProperties/tokenId").asText();
    if (!mode.equalsIgnoreCase(connected.text("/properties/mode"))) {
      throw immutable(connected, "mode");
    }
    if (!token.equalsIgnoreCase(connected.text("/properties/parent/syncProperties/tokenId"))) {
      throw immutable(connected, "sync token");
    }
  }

  void requireNoChildren(Resource registry, ResourceId id) {
    for (var other : context.world().resources().children(registry.id(), TYPE)) {
      if (id.matches(other.text("/properties/parent/id"))) {
        throw ArmFailure.of(
            OwnRefusal.CONNECTED_REGISTRY_HAS_CHILDREN, id.name(), other.id().name());
      }
    }
  }

  private void checkParent(Resource registry, JsonNode requested) {
    var parent = requested.at("/properties/parent/id").asText();
    if (parent.isEmpty()) {
      return;
    }
    var found =
        context.world().resources().children(registry.id(), TYPE).stream()
            .filter(connected -> connected.id().matches(parent))
            .findFirst()
            .orElseThrow(
                () -> ArmFailure.of(OwnRefusal.PARENT_CONNECTED_REGISTRY_NOT_FOUND, parent));
    var mode = ConnectedRegistryDocument.mode(requested.at("/properties/mode").asText());
    if (mode.equals("ReadWrite") && found.text("/properties/mode").equals("ReadOnly")) {
      throw ArmFailure.of(OwnRefusal.READ_WRITE_BELOW_READ_ONLY, found.id().name());
    }
  }

  private static ArmFailure immutable(Resource connected, String property) {
    return ArmFailure.of(OwnRefusal.PROPERTY_CHANGE_NOT_ALLOWED, property, connected.id().name());
  }
}
