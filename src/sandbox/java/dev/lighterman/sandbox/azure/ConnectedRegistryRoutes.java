package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Connected registries: listed, made, changed, deactivated, deleted. */
final class ConnectedRegistryRoutes {

  static final String TYPE = "connectedRegistries";
  private static final String ONE = REGISTRY + "/connectedRegistries/{name}";
  private static final Duration DEACTIVATION = Duration.ofSeconds(2);
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
        .route("GET", ONE, r -> ArmContext.resource(200, context.child(r, TYPE)))
        .route("PUT", ONE, this::put)
        .route("PATCH", ONE, this::update)
        .route("DELETE", ONE, this::delete)
        .route("POST", ONE + "/deactivate", this::deactivate);
  }

  private ServerResponse list(ServerRequest request) {
    var all = context.world().resources().children(context.registry(request).id(), TYPE);
    var filters = FILTER.matcher(request.query("$filter").orElse("")).results().toList();
    return ArmContext.page(
        request,
        all.stream()
            .filter(one -> filters.stream().allMatch(f -> fits(one, f.group(1), f.group(2))))
            .toList());
  }

  private static boolean fits(Resource one, String field, String value) {
    var pointer = "/properties/" + field.replace('.', '/');
    return one.text(pointer).equalsIgnoreCase(value);
  }

  private ServerResponse put(ServerRequest request) {
    var id = context.childId(request, TYPE);
    var registry = context.registry(request);
    var wanted = request.json();
    var before = context.world().resources().find(id);
    if (before.isPresent()) {
      rules.requireSame(before.get(), wanted);
    } else {
      rules.admit(registry, id, wanted);
    }
    var one = before.orElseGet(() -> ConnectedRegistryDocument.fresh(id, wanted));
    ConnectedRegistryDocument.write(registry, one, wanted);
    context.touch(request, context.world().resources().put(one));
    say(request, one, before.isPresent() ? "is written anew" : "is created, not yet deployed");
    return ArmContext.resource(200, one);
  }

  private ServerResponse update(ServerRequest request) {
    var one = context.child(request, TYPE);
    var properties = request.json().withObjectProperty("properties");
    tokens.checkClients(context.registry(request), properties);
    var clients = one.texts("/properties/clientTokenIds");
    ConnectedRegistryDocument.change(one, properties);
    context.touch(request, one);
    // The service dates the whole resource anew here, so that this no longer tells its birth.
    one.set("/systemData/createdAt", context.world().clock().instant().toString());
    var after = one.texts("/properties/clientTokenIds");
    say(request, one, clients.equals(after) ? "is changed" : "lets in " + names(after));
    return ArmContext.resource(200, one);
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
    rules.requireChildless(context.registry(request), id);
    context.world().resources().remove(id);
    say(request, found.get(), "is deleted");
    return ServerResponse.empty(200);
  }

  private ServerResponse deactivate(ServerRequest request) {
    var one = context.child(request, TYPE);
    var operation =
        context
            .operations()
            .begin(
                "connectedregistries",
                DEACTIVATION,
                () -> {
                  one.set("/properties/activation/status", "Inactive");
                  one.set("/properties/connectionState", "Offline");
                  one.secrets().remove("activatedBy");
                  say(request, one, "is deactivated");
                });
    return context.accepted(request, operation);
  }

  private void say(ServerRequest request, Resource one, String what) {
    var registry = one.id().parent().orElseThrow().name();
    context.say(
        request,
        "Connected registry %s of %s %s.".formatted(one.id().name(), registry, what),
        Map.of(
            "registry", registry, "connectedRegistry", one.id().name().toLowerCase(Locale.ROOT)));
  }
}
