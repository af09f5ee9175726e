package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ProviderRegistrations;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Resource providers, and each subscription's registration with them. */
final class ProviderRoutes {

  private static final Duration REGISTRATION = Duration.ofMinutes(1);

  private final ArmContext context;

  ProviderRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router
        .route("GET", "/subscriptions/{sub}/providers", this::providers)
        .route("GET", "/subscriptions/{sub}/providers/{namespace}", this::provider)
        .route("POST", "/subscriptions/{sub}/providers/{namespace}/register", this::register);
  }

  private ServerResponse providers(ServerRequest request) {
    var value =
        context.world().providers().of(ArmContext.subscription(request)).stream()
            .map(ProviderRoutes::shown)
            .toList();
    return ServerResponse.json(200, Map.of("value", value));
  }

  private ServerResponse provider(ServerRequest request) {
    return ServerResponse.json(200, shown(known(request)));
  }

  private ServerResponse register(ServerRequest request) {
    var world = context.world();
    var known = known(request);
    var namespace = known.namespace();
    if (!known.registered()) {
      world.providers().set(known.subscription(), namespace, "Registering");
      context.say(
          request,
          "The subscription begins to register with %s.".formatted(namespace),
          Map.of("provider", namespace));
      world.clock().schedule(REGISTRATION, namespace, () -> world.runLocked(() -> registered(known)));
    }
    return ServerResponse.json(200, shown(known(request)));
  }

  private void registered(ProviderRegistrations.Provider known) {
    var world = context.world();
    var namespace = known.namespace();
    var now = world.providers().find(known.subscription(), namespace);
    if (now.filter(ProviderRegistrations.Provider::registered).isEmpty()) {
      world.providers().set(known.subscription(), namespace, "Registered");
      world
          .eventLog()
          .append(
              "The subscription is registered with %s.".formatted(namespace),
              Map.of("provider", namespace));
    }
  }

  private ProviderRegistrations.Provider known(ServerRequest request) {
    var namespace = request.parameter("namespace");
    return context
        .world()
        .providers()
        .find(ArmContext.subscription(request), namespace)
        .orElseThrow(() ->
            new ArmFailure(
                404,
                "InvalidResourceNamespace",
                "The resource namespace '%s' is invalid.".formatted(namespace)));
  }

  private static Map<String, Object> shown(ProviderRegistrations.Provider provider) {
    return Map.of(
        "id",
            "/subscriptions/%s/providers/%s"
                .formatted(provider.subscription(), provider.namespace()),
        "namespace", provider.namespace(),
        "registrationState", provider.state(),
        "registrationPolicy", "RegistrationRequired",
        "resourceTypes", List.of());
  }
}
