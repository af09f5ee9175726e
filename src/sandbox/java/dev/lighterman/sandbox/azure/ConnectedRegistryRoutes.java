package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Lists, creates, changes, deactivates, resyncs and deletes connected registries. */
final class ConnectedRegistryRoutes {

  static final String TYPE = "connectedRegistries";
  private static final String PATH = REGISTRY + "/connectedRegistries/{name}";
  private static final Duration DEACTIVATION_DURATION = Duration.ofSeconds(2);
  private static final Pattern FILTER =
      Pattern.compile("(?:properties/)?([\\w./]+)\\s+eq\\s+'([^']*)'");

  private final ArmContext context;
  private final ConnectedRegistryTokenRules tokens;
  private final ConnectedRegistryRules rules;

  ConnectedRegistryRoutes(ArmContext context) {
    this.context = context;
    this.tokens = new ConnectedRegistryTokenRules(context);
    this.rules = new ConnectedRegistryRules(context, tokens);
  }

  Router addTo(Router router) {
    return router
        .route("GET", REGISTRY + "/connectedRegistries", this::list)
        .route("GET", PATH, r -> shown(r, context.child(r, TYPE)))
        .route("PUT", PATH, this::put)
        .route("PATCH", PATH, this::update)
        .route("DELETE", PATH, this::delete)
        .route("POST", PATH + "/deactivate", this::deactivate)
        .route("POST", PATH + "/resync", this::resync);
  }

  private ServerResponse list(ServerRequest request) {
    var all = context.world().resources().children(context.registry(request).id(), TYPE);
    var filters = FILTER.matcher(request.query("$filter").orElse("")).results().toList();
    return context.jsonPage(
        request,
        all.stream()
            .filter(connected ->
                filters.stream().allMatch(f -> matches(connected, f.group(1), f.group(2))))
            .map(connected -> document(request, connected))
            .toList());
  }

  private static ServerResponse shown(ServerRequest request, Resource connected) {
    return ServerResponse.json(200, document(request, connected));
  }

  private static ObjectNode document(ServerRequest request, Resource connected) {
    return isPreview(request)
        ? connected.document()
        : ConnectedRegistryDocument.withoutPreviewProperties(connected);
  }

  /** Whether the api-version is one that has managed identities and resyncs. */
  private static boolean isPreview(ServerRequest request) {
    var version = request.query("api-version").orElse("");
    return version.endsWith("-preview") && version.compareTo("2026") >= 0;
  }

  private static boolean matches(Resource connected, String field, String value) {
    var pointer = "/properties/" + field.replace('.', '/');
    return connected.text(pointer).equalsIgnoreCase(value);
  }

  private ServerResponse put(ServerRequest request) {
    var id = context.childId(request, TYPE);
    var registry = context.registry(request);
    var requested = request.json();
    var existing = context.world().resources().find(id);
    ConnectedRegistrySettings.check(
        requested.path("properties"), requested.at("/properties/parent/syncProperties"));
    if (existing.isPresent()) {
      rules.requireUnchanged(existing.get(), requested);
    } else {
      rules.requireCreatable(registry, id, requested);
    }
    var connected = existing.orElseGet(() -> ConnectedRegistryDocument.create(id, requested));
    ConnectedRegistryDocument.applyPut(registry, connected, requested);
    context.updateSystemData(request, context.world().resources().put(connected));
    logEvent(
        request,
        connected,
        existing.isPresent() ? "is written anew" : "is created, not yet deployed");
    return shown(request, connected);
  }

  private ServerResponse update(ServerRequest request) {
    var connected = context.child(request, TYPE);
    var properties = request.json().withObjectProperty("properties");
    ConnectedRegistrySettings.check(properties, properties.path("syncProperties"));
    tokens.checkClientTokens(context.registry(request), properties);
    var clientsBefore = connected.texts("/properties/clientTokenIds");
    ConnectedRegistryDocument.applyPatch(connected, properties);
    context.updateSystemData(request, connected);
    // The service sets createdAt at every PATCH, too.
    connected.set("/systemData/createdAt", context.world().clock().instant().toString());
    var clientsAfter = connected.texts("/properties/clientTokenIds");
    logEvent(
        request,
        connected,
        clientsBefore.equals(clientsAfter) ? "is changed" : "lets in " + names(clientsAfter));
    return shown(request, connected);
  }

  private static String names(List<String> ids) {
    return ids.isEmpty()
        ? "no client any more"
        : String.join(", ", ids.stream().map(id -> id.substring(id.lastIndexOf('/') + 1)).toList());
  }

  private ServerResponse delete(ServerRequest request) {
    var id = context.childId(request, TYPE);
    var found = context.world().resources().find(id);
    if (found.isEmpty()) {
      return ServerResponse.empty(204);
    }
    rules.requireNoChildren(context.registry(request), id);
    context.world().resources().remove(id);
    logEvent(request, found.get(), "is deleted");
    takeSyncToken(found.get());
    return ServerResponse.empty(200);
  }

  /** Somebody may create another one with the sync token that is free now. */
  private void takeSyncToken(Resource deleted) {
    var id = deleted.id();
    if (context.world().isDenied("sync-token-in-use", "connectedRegistry", id.name())) {
      var another = id.parent().orElseThrow().child(TYPE, id.name() + "next");
      var next = new Resource(another, deleted.document().deepCopy());
      next.set("/properties/activation/status", "Inactive");
      next.set("/properties/connectionState", "Offline");
      next.properties().putObject("loginServer").putObject("tls").putObject("certificate");
      context.world().resources().put(next);
    }
  }

  private ServerResponse deactivate(ServerRequest request) {
    var connected = context.child(request, TYPE);
    var operation =
        context
            .operations()
            .start(
                "connectedregistries",
                DEACTIVATION_DURATION,
                () -> {
                  connected.set("/properties/activation/status", "Inactive");
                  connected.set("/properties/connectionState", "Offline");
                  connected.secrets().remove("activatedBy");
                  logEvent(request, connected, "is deactivated");
                });
    return context.accepted(request, operation);
  }

  /** Its instance sees it when it is in contact the next time. */
  private ServerResponse resync(ServerRequest request) {
    if (!isPreview(request)) {
      throw ArmFailure.methodNotAllowed();
    }
    var connected = context.child(request, TYPE);
    ConnectedRegistryDocument.requestResync(connected);
    logEvent(request, connected, "is to sync anew");
    return shown(request, connected);
  }

  private void logEvent(ServerRequest request, Resource connected, String change) {
    var registry = connected.id().parent().orElseThrow().name();
    context.logEvent(
        request,
        "Connected registry %s of %s %s.".formatted(connected.id().name(), registry, change),
        Map.of(
            "registry",
            registry,
            "connectedRegistry",
            connected.id().name().toLowerCase(Locale.ROOT)));
  }
}
