package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Generates passwords for tokens; no other response shows a password. */
final class CredentialRoutes {

  private final ArmContext context;

  CredentialRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router.route("POST", REGISTRY + "/generateCredentials", this::generate);
  }

  private ServerResponse generate(ServerRequest request) {
    var body = request.json();
    var token = token(request, body.path("tokenId").asText());
    var slots =
        body.hasNonNull("name")
            ? List.of(body.path("name").asText())
            : List.of("password1", "password2");
    var expiry =
        Optional.ofNullable(body.get("expiry"))
            .filter(node -> node.isTextual())
            .map(node -> OffsetDateTime.parse(node.asText()).toInstant());
    var credentials = Json.object().put("username", token.id().name());
    var passwords = credentials.putArray("passwords");
    for (var slot : slots) {
      passwords.add(generate(request, token, slot, expiry));
    }
    return ServerResponse.json(200, credentials);
  }

  private ObjectNode generate(
      ServerRequest request, Resource token, String slot, Optional<Instant> expiry) {
    var password = context.world().passwords().generate(token, slot, expiry);
    var registry = token.id().parent().orElseThrow().name();
    context.logEvent(
        request,
        "A new %s is generated for token %s of %s; the old one is dead, the new one works in about a minute."
            .formatted(slot, token.id().name(), registry),
        Map.of("registry", registry, "token", token.id().name()));
    return password.json().put("value", password.value());
  }

  private Resource token(ServerRequest request, String id) {
    return context.world().resources().children(context.registry(request).id(), "tokens").stream()
        .filter(token -> token.id().matches(id))
        .findFirst()
        .orElseThrow(() -> ArmFailure.of(OwnRefusal.TOKEN_OF_CREDENTIALS_NOT_FOUND, id));
  }
}
