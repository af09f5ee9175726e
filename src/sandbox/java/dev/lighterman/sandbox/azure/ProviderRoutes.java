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

  private static final Duration REGISTRATION_DURATION = Duration.ofMinutes(1);

  private final ArmContext context;

  ProviderRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router
        .route("GET", "/subscriptions/{sub}/providers", this::list)
        .route("GET", "/subscriptions/{sub}/providers/{namespace}", this::get)
        .route("POST", "/subscriptions/{sub}/providers/{namespace}/register", this::register);
  }

  private ServerResponse list(ServerRequest request) {
    var value =
        context.world().providers().of(ArmContext.subscription(request)).stream()
            .map(ProviderRoutes::json)
            .toList();
    return ServerResponse.json(200, Map.of("value", value));
  }

  private ServerResponse get(ServerRequest request) {
    return ServerResponse.json(200, json(findProvider(request)));
  }

  private ServerResponse register(ServerRequest request) {
    var world = context.world();
    var provider = findProvider(request);
    var namespace = provider.namespace();
    if (!provider.registered()) {
      world.providers().set(provider.subscription(), namespace, "Registering");
      context.logEvent(
          request,
          "The subscription begins to register with %s.".formatted(namespace),
          Map.of("provider", namespace));
      world
          .clock()
          .schedule(
              REGISTRATION_DURATION,
              namespace,
              () -> world.runLocked(() -> completeRegistration(provider)));
    }
    return ServerResponse.json(200, json(findProvider(request)));
  }

  private void completeRegistration(ProviderRegistrations.Provider provider) {
    var world = context.world();
    var namespace = provider.namespace();
    var current = world.providers().find(provider.subscription(), namespace);
    if (current.filter(ProviderRegistrations.Provider::registered).isEmpty()) {
      world.providers().set(provider.subscription(), namespace, "Registered");
      world
          .eventLog()
          .append(
              "The subscription is registered with %s.".formatted(namespace),
              Map.of("provider", namespace));
    }
  }

  private ProviderRegistrations.Provider findProvider(ServerRequest request) {
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

  private static Map<String, Object> json(ProviderRegistrations.Provider provider) {
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
