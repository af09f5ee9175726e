package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tokens: identities at one registry with the actions of their scope map. */
final class TokenRoutes {

  private static final Duration OPERATION_DURATION = Duration.ofMillis(800);

  private final ArmContext context;
  private final RegistryChildRoutes tokens;

  TokenRoutes(ArmContext context) {
    this.context = context;
    this.tokens =
        new RegistryChildRoutes(
            context, "tokens", "Token", OwnRefusal.INVALID_TOKEN_NAME, "[a-zA-Z0-9-]");
  }

  Router addTo(Router router) {
    return tokens.addTo(router, this::put, this::update, this::requireNotSyncToken);
  }

  private ServerResponse put(ServerRequest request) {
    tokens.requireCreatable(request);
    var id = context.childId(request, "tokens");
    var scopeMap = scopeMap(request, request.json().at("/properties/scopeMapId"));
    var existing = context.world().resources().find(id);
    var token = existing.orElseGet(() -> create(id));
    token.set("/properties/scopeMapId", scopeMap.id().text());
    token.set("/properties/status", request.json().at("/properties/status").asText("enabled"));
    context.world().resources().put(token);
    logEvent(request, token, existing.isPresent() ? "is written anew" : "is created");
    return accepted(request, token, existing.isPresent() ? "Updating" : "Creating");
  }

  private Resource create(ResourceId id) {
    var body = Json.object();
    body.withObjectProperty("properties")
        .put("creationDate", context.world().clock().instant().toString())
        .putObject("credentials")
        .putArray("passwords");
    return new Resource(id, body);
  }

  private ServerResponse update(ServerRequest request) {
    var token = tokens.find(request);
    var properties = request.json().at("/properties");
    if (properties.has("scopeMapId")) {
      token.set(
          "/properties/scopeMapId", scopeMap(request, properties.at("/scopeMapId")).id().text());
    }
    if (properties.at("/status").isTextual()) {
      token.set("/properties/status", properties.at("/status").asText());
    }
    if (properties.at("/credentials/passwords").isArray()) {
      removePasswordsExcept(token, properties.at("/credentials/passwords"));
    }
    logEvent(request, token, "is changed");
    return accepted(request, token, "Updating");
  }

  /** Removes the passwords that the list does not name. */
  private void removePasswordsExcept(Resource token, JsonNode passwords) {
    var names = passwords.findValuesAsText("name");
    for (var slot : List.of("password1", "password2")) {
      if (!names.contains(slot)) {
        context.world().passwords().remove(token, slot);
      }
    }
  }

  private ServerResponse accepted(ServerRequest request, Resource token, String state) {
    token.set("/properties/provisioningState", state);
    context.updateSystemData(request, token);
    return context.startUpdate(request, token, "token", OPERATION_DURATION);
  }

  private void requireNotSyncToken(Resource token) {
    var registry = token.id().parent().orElseThrow();
    for (var connected : context.world().resources().children(registry, "connectedRegistries")) {
      if (token.id().matches(connected.text("/properties/parent/syncProperties/tokenId"))) {
        throw ArmFailure.of(OwnRefusal.TOKEN_IN_USE, token.id().name(), connected.id().name());
      }
    }
  }

  private Resource scopeMap(ServerRequest request, JsonNode id) {
    var maps = context.world().resources().children(context.registry(request).id(), "scopeMaps");
    return maps.stream()
        .filter(map -> map.id().matches(id.asText()))
        .findFirst()
        .orElseThrow(() -> ArmFailure.of(OwnRefusal.SCOPE_MAP_NOT_FOUND, id.asText()));
  }

  private void logEvent(ServerRequest request, Resource token, String change) {
    var registry = token.id().parent().orElseThrow().name();
    context.logEvent(
        request,
        "Token %s of %s %s.".formatted(token.id().name(), registry, change),
        Map.of("registry", registry, "token", token.id().name()));
  }
}
