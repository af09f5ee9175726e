package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;

/** What the service demands of a connected registry. */
final class ConnectedRegistryRules {

  private static final int MOST = 50;
  private static final String TYPE = ConnectedRegistryRoutes.TYPE;

  private final ArmContext context;
  private final ConnectedRegistryTokenRules tokens;

  ConnectedRegistryRules(ArmContext context, ConnectedRegistryTokenRules tokens) {
    this.context = context;
    this.tokens = tokens;
  }

  /** Refuses one that the registry cannot take, or that is not as it must be. */
  void admit(Resource registry, ResourceId id, JsonNode wanted) {
    ArmContext.requirePremium(registry, "Connected registries");
    checkName(id);
    checkRoom(registry, id);
    var mode = wanted.at("/properties/mode").asText();
    if (ConnectedRegistryDocument.mode(mode).isEmpty()) {
      throw ArmFailure.bad("InvalidMode", "The mode '%s' is invalid.".formatted(mode));
    }
    checkParent(registry, wanted);
    tokens.checkSync(registry, id, wanted);
    tokens.checkClients(registry, wanted.path("properties"));
  }

  private static void checkName(ResourceId id) {
    if (!id.name().matches("[a-zA-Z0-9]{5,50}")) {
      throw ArmFailure.bad(
          "InvalidConnectedRegistryName",
          "The connected registry name '%s' is invalid. It must be 5 to 50 alphanumeric characters."
              .formatted(id.name()));
    }
  }

  private void checkRoom(Resource registry, ResourceId id) {
    if (!registry.flag("/properties/dataEndpointEnabled")) {
      throw ArmFailure.bad(
          "DataEndpointDisabled",
          "Can't create the connected registry '%s' because the cloud registry '%s' data endpoint is disabled. Dedicated data endpoints must be enabled to use connected registries."
              .formatted(id.name(), registry.id().name()));
    }
    if (context.world().resources().children(registry.id(), TYPE).size() >= MOST) {
      throw ArmFailure.conflict(
          "ConnectedRegistryLimitExceeded",
          "The registry %s already has the maximum of %d connected registries."
              .formatted(registry.id().name(), MOST));
    }
  }

  /** Refuses a PUT that would change what cannot change. */
  void requireSame(Resource one, JsonNode wanted) {
    var mode = wanted.at("/properties/mode").asText(one.text("/properties/mode"));
    var token = wanted.at("/properties/parent/syncProperties/tokenId").asText();
    if (!mode.equalsIgnoreCase(one.text("/properties/mode"))) {
      throw immutable(one, "mode");
    }
    if (!token.equalsIgnoreCase(one.text("/properties/parent/syncProperties/tokenId"))) {
      throw immutable(one, "sync token");
    }
  }

  void requireChildless(Resource registry, ResourceId id) {
    for (var other : context.world().resources().children(registry.id(), TYPE)) {
      if (id.matches(other.text("/properties/parent/id"))) {
        throw ArmFailure.conflict(
            "ConnectedRegistryHasChildren",
            "The connected registry %s can't be deleted because it has the child %s. Please delete the child first."
                .formatted(id.name(), other.id().name()));
      }
    }
  }

  private void checkParent(Resource registry, JsonNode wanted) {
    var parent = wanted.at("/properties/parent/id").asText();
    if (parent.isEmpty()) {
      return;
    }
    var found =
        context.world().resources().children(registry.id(), TYPE).stream()
            .filter(one -> one.id().matches(parent))
            .findFirst()
            .orElseThrow(() ->
                ArmFailure.bad(
                    "ParentConnectedRegistryNotFound",
                    "The parent connected registry '%s' could not be found.".formatted(parent)));
    var writes = ConnectedRegistryDocument.mode(wanted.at("/properties/mode").asText());
    if (writes.equals("ReadWrite") && found.text("/properties/mode").equals("ReadOnly")) {
      throw ArmFailure.bad(
          "InvalidMode",
          "A ReadWrite connected registry can't have the ReadOnly parent '%s'."
              .formatted(found.id().name()));
    }
  }

  private static ArmFailure immutable(Resource one, String what) {
    return ArmFailure.conflict(
        "PropertyChangeNotAllowed",
        "The %s of the connected registry %s can't be changed.".formatted(what, one.id().name()));
  }
}
