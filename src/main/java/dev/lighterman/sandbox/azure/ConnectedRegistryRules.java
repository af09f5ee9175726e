package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the service demands of a connected registry. */
final class ConnectedRegistryRules {

  private static final int MOST = 50;
  private static final int MOST_CLIENTS = 50;
  private static final String TYPE = ConnectedRegistryRoutes.TYPE;

  private final Context context;

  ConnectedRegistryRules(Context context) {
    this.context = context;
  }

  /** Refuses one that the registry cannot take, or that is not as it must be. */
  void admit(Resource registry, ResourceId id, JsonNode wanted) {
    Premium.require(registry, "Connected registries");
    if (!id.name().matches("[a-zA-Z0-9]{5,50}")) {
      throw ArmFailure.bad(
          "InvalidConnectedRegistryName",
          "The connected registry name '%s' is invalid. It must be 5 to 50 alphanumeric characters."
              .formatted(id.name()));
    }
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
    if (ConnectedRegistries.mode(wanted.at("/properties/mode").asText()).isEmpty()) {
      throw ArmFailure.bad(
          "InvalidMode",
          "The mode '%s' is invalid.".formatted(wanted.at("/properties/mode").asText()));
    }
    checkParent(registry, wanted);
    checkSyncToken(registry, id, wanted);
    checkClients(registry, wanted.path("properties"));
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
      if (id.same(other.text("/properties/parent/id"))) {
        throw ArmFailure.conflict(
            "ConnectedRegistryHasChildren",
            "The connected registry %s can't be deleted because it has the child %s. Please delete the child first."
                .formatted(id.name(), other.id().name()));
      }
    }
  }

  /** Refuses clients that are not tokens of this registry, or too many of them. */
  void checkClients(Resource registry, JsonNode properties) {
    var clients = ConnectedRegistries.texts(properties.path("clientTokenIds"));
    for (var client : clients) {
      token(registry, client);
    }
    if (clients.size() > MOST_CLIENTS) {
      throw ArmFailure.bad(
          "TooManyClientTokens",
          "A connected registry can't have more than %d client tokens.".formatted(MOST_CLIENTS));
    }
  }

  private void checkParent(Resource registry, JsonNode wanted) {
    var parent = wanted.at("/properties/parent/id").asText();
    if (parent.isEmpty()) {
      return;
    }
    var found =
        context.world().resources().children(registry.id(), TYPE).stream()
            .filter(one -> one.id().same(parent))
            .findFirst()
            .orElseThrow(() ->
                ArmFailure.bad(
                    "ParentConnectedRegistryNotFound",
                    "The parent connected registry '%s' could not be found.".formatted(parent)));
    var writes = ConnectedRegistries.mode(wanted.at("/properties/mode").asText());
    if (writes.equals("ReadWrite") && found.text("/properties/mode").equals("ReadOnly")) {
      throw ArmFailure.bad(
          "InvalidMode",
          "A ReadWrite connected registry can't have the ReadOnly parent '%s'."
              .formatted(found.id().name()));
    }
  }

  private void checkSyncToken(Resource registry, ResourceId id, JsonNode wanted) {
    var tokenId = wanted.at("/properties/parent/syncProperties/tokenId").asText();
    var token = token(registry, tokenId);
    var user =
        context.world().resources().children(registry.id(), TYPE).stream()
            .filter(o -> token.id().same(o.text("/properties/parent/syncProperties/tokenId")))
            .findFirst();
    if (user.isPresent()) {
      throw ArmFailure.conflict(
          "SyncTokenInUse",
          "The token %s is already the sync token of the connected registry %s."
              .formatted(token.id().name(), user.get().id().name()));
    }
    var held = actions(token);
    var gateway = "gateway/" + id.name().toLowerCase(Locale.ROOT);
    for (var verb : List.of("/config/read", "/config/write", "/message/read", "/message/write")) {
      if (!held.contains(gateway + verb)) {
        throw ArmFailure.bad(
            "InvalidSyncTokenPermissions",
            "The sync token %s does not have the permission '%s'."
                .formatted(token.id().name(), gateway + verb));
      }
    }
  }

  private List<String> actions(Resource token) {
    return Optional.of(token.text("/properties/scopeMapId"))
        .filter(id -> !id.isEmpty())
        .flatMap(id -> context.world().resources().find(new ResourceId(id)))
        .map(map -> map.texts("/properties/actions"))
        .orElse(List.of());
  }

  private Resource token(Resource registry, String id) {
    return context.world().resources().children(registry.id(), "tokens").stream()
        .filter(token -> token.id().same(id))
        .findFirst()
        .orElseThrow(() ->
            ArmFailure.bad("TokenNotFound", "The token '%s' could not be found.".formatted(id)));
  }

  private static ArmFailure immutable(Resource one, String what) {
    return ArmFailure.conflict(
        "PropertyChangeNotAllowed",
        "The %s of the connected registry %s can't be changed.".formatted(what, one.id().name()));
  }
}
