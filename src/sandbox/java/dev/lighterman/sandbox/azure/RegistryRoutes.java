package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads and updates cloud registries, and lists their usages. */
final class RegistryRoutes {

  private static final Duration UPDATE_DURATION = Duration.ofSeconds(2);
  private static final String TYPE = "Microsoft.ContainerRegistry/registries";

  private static final List<String> SETTINGS =
      List.of(
          "adminUserEnabled",
          "anonymousPullEnabled",
          "networkRuleBypassOptions",
          "publicNetworkAccess",
          "roleAssignmentMode");

  private final ArmContext context;

  RegistryRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return context
        .addLists(router, TYPE)
        .route("GET", REGISTRY, r -> ArmContext.resource(200, context.registry(r)))
        .route("PATCH", REGISTRY, this::update)
        .route("GET", REGISTRY + "/listUsages", this::usages)
        .route("POST", REGISTRY + "/listCredentials", this::credentials)
        .route(
            "POST",
            "/subscriptions/{sub}/providers/Microsoft.ContainerRegistry/checkNameAvailability",
            this::checkName)
        .route("GET", REGISTRY + "/operationStatuses/{operation}", context.operations()::status)
        .route(
            "GET",
            "/subscriptions/{sub}/providers/Microsoft.ContainerRegistry/locations/{location}/operationResults/{operation}",
            context.operations()::result);
  }

  private ServerResponse update(ServerRequest request) {
    var registry = context.registry(request);
    var body = request.json();
    changeSku(request, registry, body.at("/sku/name").asText(registry.text("/sku/name")));
    var endpoint = body.at("/properties/dataEndpointEnabled");
    if (endpoint.isBoolean()) {
      changeDataEndpoint(request, registry, endpoint.asBoolean());
    }
    if (body.get("tags") instanceof ObjectNode tags) {
      registry.document().set("tags", tags);
    }
    changeSettings(registry, body.path("properties"));
    registry.set("/properties/provisioningState", "Updating");
    context.updateSystemData(request, registry);
    return context.startUpdate(request, registry, "registries", UPDATE_DURATION);
  }

  /** Sets what has no other consequence than that the registry behaves so. */
  private static void changeSettings(Resource registry, JsonNode requested) {
    for (var field : SETTINGS) {
      if (requested.hasNonNull(field)) {
        registry.properties().set(field, requested.get(field));
      }
    }
    requested
        .path("policies")
        .properties()
        .forEach(policy ->
            registry
                .properties()
                .withObjectProperty("policies")
                .withObjectProperty(policy.getKey())
                .setAll((ObjectNode) policy.getValue()));
    if (requested.path("networkRuleSet") instanceof ObjectNode rules) {
      registry.properties().withObjectProperty("networkRuleSet").setAll(rules);
    }
  }

  private void changeSku(ServerRequest request, Resource registry, String sku) {
    var before = registry.text("/sku/name");
    if (sku.equals(before)) {
      return;
    }
    if (!List.of("Basic", "Standard", "Premium").contains(sku)) {
      throw ArmFailure.badRequest("InvalidSku", "The SKU '%s' is invalid.".formatted(sku));
    }
    var connected = context.world().resources().children(registry.id(), "connectedRegistries");
    if (!connected.isEmpty()) {
      throw ArmFailure.conflict(
          "SkuDowngradeNotSupported",
          "The SKU of the registry %s can't be changed to %s while it has connected registries."
              .formatted(registry.id().name(), sku));
    }
    registry.set("/sku/name", sku).set("/sku/tier", sku);
    context.logEvent(
        request,
        "Registry %s is %s now; it was %s.".formatted(registry.id().name(), sku, before),
        Map.of("registry", registry.id().name()));
  }

  private void changeDataEndpoint(ServerRequest request, Resource registry, boolean enabled) {
    if (enabled && !registry.text("/sku/name").equals("Premium")) {
      throw ArmFailure.badRequest(
          "DataEndpointNotSupported",
          "Dedicated data endpoints are not supported for the SKU %s. For more information, please visit https://aka.ms/acr/dedicated-data-endpoints."
              .formatted(registry.text("/sku/name")));
    }
    if (enabled != registry.flag("/properties/dataEndpointEnabled")) {
      DataEndpoint.setEnabled(context.world(), registry, enabled);
      context.logEvent(
          request,
          "Registry %s has its dedicated data endpoint %s."
              .formatted(registry.id().name(), enabled ? "on" : "off"),
          Map.of("registry", registry.id().name()));
    }
  }

  /** The admin user's; no client signs in with them here. */
  private ServerResponse credentials(ServerRequest request) {
    var registry = context.registry(request);
    if (!registry.flag("/properties/adminUserEnabled")) {
      throw ArmFailure.badRequest(
          "UnAuthorizedForCredentialOperations",
          "Cannot perform credential operations for %s as admin user is disabled. Kindly enable admin user as per docs: https://docs.microsoft.com/en-us/azure/container-registry/container-registry-authentication#admin-account"
              .formatted(registry.id().text()));
    }
    var passwords =
        List.of(
            Map.of("name", "password", "value", UUID.randomUUID().toString()),
            Map.of("name", "password2", "value", UUID.randomUUID().toString()));
    return ServerResponse.json(
        200, Map.of("username", registry.id().name(), "passwords", passwords));
  }

  private ServerResponse checkName(ServerRequest request) {
    var name = request.json().path("name").asText();
    if (!name.matches("[a-zA-Z0-9]{5,50}")) {
      return unavailable(
          "Invalid", "The registry name '%s' must be 5 to 50 letters and digits.".formatted(name));
    }
    var isTaken =
        context.world().resources().ofType(TYPE).stream()
            .anyMatch(registry -> registry.id().name().equalsIgnoreCase(name));
    return isTaken
        ? unavailable("AlreadyExists", "The registry %s is already in use.".formatted(name))
        : ServerResponse.json(200, Map.of("nameAvailable", true));
  }

  private static ServerResponse unavailable(String reason, String message) {
    return ServerResponse.json(
        200, Map.of("nameAvailable", false, "reason", reason, "message", message));
  }

  private ServerResponse usages(ServerRequest request) {
    var registry = context.registry(request);
    var images = context.world().images();
    var bytes =
        images.repositories(registry.id().text()).stream()
            .flatMap(repository -> images.tags(registry.id().text(), repository).values().stream())
            .mapToLong(image -> image.sizeBytes())
            .sum();
    return ServerResponse.json(
        200,
        Map.of(
            "value",
            List.of(
                usage("Size", 536_870_912_000L, bytes, "Bytes"),
                usage("ScopeMaps", 20_000, count(registry, "scopeMaps"), "Count"),
                usage("Tokens", 20_000, count(registry, "tokens"), "Count"),
                usage(
                    "ConnectedRegistries", 50, count(registry, "connectedRegistries"), "Count"))));
  }

  private long count(Resource registry, String type) {
    return context.world().resources().children(registry.id(), type).size();
  }

  private static Map<String, Object> usage(String name, long limit, long value, String unit) {
    return Map.of("name", name, "limit", limit, "currentValue", value, "unit", unit);
  }
}
