package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.TokenPermissions;
import java.util.List;
import java.util.Locale;

/** The service's rules for a connected registry's sync token and client tokens. */
final class ConnectedRegistryTokenRules {

  private static final int MAX_CLIENTS = 50;
  private static final String SYNC_TOKEN = "/properties/parent/syncProperties/tokenId";
  private static final List<String> SYNC_ACTIONS =
      List.of("/config/read", "/config/write", "/message/read", "/message/write");

  private final ArmContext context;

  ConnectedRegistryTokenRules(ArmContext context) {
    this.context = context;
  }

  /** Refuses client tokens that do not exist at this registry, or too many of them. */
  void checkClientTokens(Resource registry, JsonNode properties) {
    var clients = ConnectedRegistryDocument.texts(properties.path("clientTokenIds"));
    for (var client : clients) {
      token(registry, client);
    }
    if (clients.size() > MAX_CLIENTS) {
      throw ArmFailure.of(OwnRefusal.TOO_MANY_CLIENT_TOKENS, MAX_CLIENTS);
    }
  }

  /** Refuses a sync token that another one uses, or that lacks the gateway's actions. */
  void checkSyncToken(Resource registry, ResourceId id, JsonNode requested) {
    var token = token(registry, requested.at(SYNC_TOKEN).asText());
    requireUnused(registry, token);
    requireSyncActions(token, "gateway/" + id.name().toLowerCase(Locale.ROOT));
  }

  private void requireUnused(Resource registry, Resource token) {
    var siblings =
        context.world().resources().children(registry.id(), ConnectedRegistryRoutes.TYPE);
    var owner =
        siblings.stream().filter(each -> token.id().matches(each.text(SYNC_TOKEN))).findFirst();
    if (owner.isPresent()) {
      throw ArmFailure.of(OwnRefusal.SYNC_TOKEN_IN_USE, token.id().name(), owner.get().id().name());
    }
  }

  private void requireSyncActions(Resource token, String gateway) {
    var allowed = new TokenPermissions(context.world()).actions(token);
    for (var verb : SYNC_ACTIONS) {
      if (!allowed.contains(gateway + verb)) {
        throw ArmFailure.of(
            OwnRefusal.INVALID_SYNC_TOKEN_PERMISSIONS, token.id().name(), gateway + verb);
      }
    }
  }

  private Resource token(Resource registry, String id) {
    return context.world().resources().children(registry.id(), "tokens").stream()
        .filter(token -> token.id().matches(id))
        .findFirst()
        .orElseThrow(() -> ArmFailure.of(OwnRefusal.TOKEN_NOT_FOUND, id));
  }
}
