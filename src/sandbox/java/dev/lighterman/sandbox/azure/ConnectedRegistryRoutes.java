package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.Context.REGISTRY;

import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
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

  private final Context context;
  private final ConnectedRegistryTokens tokens;
  private final ConnectedRegistryRules rules;

  ConnectedRegistryRoutes(Context context) {
    this.context = context;
    this.tokens = new ConnectedRegistryTokens(context);
    this.rules = new ConnectedRegistryRules(context, tokens);
  }

  Router addTo(Router router) {
    return router
        .on("GET", REGISTRY + "/connectedRegistries", this::list)
        .on("GET", ONE, r -> Context.resource(200, context.child(r, TYPE)))
        .on("PUT", ONE, this::put)
        .on("PATCH", ONE, this::update)
        .on("DELETE", ONE, this::delete)
        .on("POST", ONE + "/deactivate", this::deactivate);
  }

  private Response list(Request request) {
    var all = context.world().resources().children(context.registry(request).id(), TYPE);
    var filters = FILTER.matcher(request.query("$filter").orElse("")).results().toList();
    return Context.page(
        request,
        all.stream()
            .filter(one -> filters.stream().allMatch(f -> fits(one, f.group(1), f.group(2))))
            .toList());
  }

  private static boolean fits(Resource one, String field, String value) {
    var pointer = "/properties/" + field.replace('.', '/');
    return one.text(pointer).equalsIgnoreCase(value);
  }

  private Response put(Request request) {
    var id = context.childId(request, TYPE);
    var registry = context.registry(request);
    var wanted = request.json();
    var before = context.world().resources().find(id);
    if (before.isPresent()) {
      rules.requireSame(before.get(), wanted);
    } else {
      rules.admit(registry, id, wanted);
    }
    var one = before.orElseGet(() -> ConnectedRegistries.fresh(id, wanted));
    ConnectedRegistries.write(registry, one, wanted);
    context.touch(request, context.world().resources().put(one));
    say(request, one, before.isPresent() ? "is written anew" : "is created, not yet deployed");
    return Context.resource(200, one);
  }

  private Response update(Request request) {
    var one = context.child(request, TYPE);
    var properties = request.json().withObjectProperty("properties");
    tokens.checkClients(context.registry(request), properties);
    var clients = one.texts("/properties/clientTokenIds");
    ConnectedRegistries.change(one, properties);
    context.touch(request, one);
    // The service dates the whole resource anew here, so that this no longer tells its birth.
    one.set("/systemData/createdAt", context.world().clock().instant().toString());
    var after = one.texts("/properties/clientTokenIds");
    say(request, one, clients.equals(after) ? "is changed" : "lets in " + names(after));
    return Context.resource(200, one);
  }

  private static String names(List<String> ids) {
    return ids.isEmpty()
        ? "no client any more"
        : String.join(", ", ids.stream().map(id -> id.substring(id.lastIndexOf('/') + 1)).toList());
  }

  private Response delete(Request request) {
    var id = context.childId(request, TYPE);
    var found = context.world().resources().find(id);
    if (found.isEmpty()) {
      return Response.empty(204);
    }
    rules.requireChildless(context.registry(request), id);
    context.world().resources().remove(id);
    say(request, found.get(), "is deleted");
    return Response.empty(200);
  }

  private Response deactivate(Request request) {
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
    return Deletion.accepted(context, request, operation);
  }

  private void say(Request request, Resource one, String what) {
    var registry = one.id().parent().orElseThrow().name();
    context.say(
        request,
        "Connected registry %s of %s %s.".formatted(one.id().name(), registry, what),
        Map.of(
            "registry", registry, "connectedRegistry", one.id().name().toLowerCase(Locale.ROOT)));
  }
}
