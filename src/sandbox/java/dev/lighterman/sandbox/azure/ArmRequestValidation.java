package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * ARM's checks before a provider gets a request: authentication, subscription, API version,
 * authorization, provider registration, properties of the body.
 */
final class ArmRequestValidation {

  private static final Set<String> REGISTRATION_REQUIRED =
      Set.of(
          "microsoft.containerregistry",
          "microsoft.kubernetes",
          "microsoft.kubernetesconfiguration",
          "microsoft.extendedlocation");

  private final World world;
  private final CallerPermissions callers;
  private final RequestProperties properties = new RequestProperties();

  ArmRequestValidation(World world, CallerPermissions callers) {
    this.world = world;
    this.callers = callers;
  }

  /** Throws an {@link ArmFailure} if a check fails. */
  void validate(ServerRequest request) {
    var caller = callers.caller(request);
    var action = RequiredAction.of(request.method(), RequiredAction.segments(request.path()));
    requireSubscription(subscription(request));
    ApiVersions.check(action, request.query("api-version"));
    authorize(caller, action, request.path());
    requireProvider(request, action);
    properties.check(action, request);
  }

  /** The subscription of a path; empty for none. */
  static String subscription(ServerRequest request) {
    List<String> path = RequiredAction.segments(request.path());
    return path.size() > 1 && path.getFirst().equals("subscriptions") ? path.get(1) : "";
  }

  private void requireSubscription(String id) {
    if (!id.isEmpty() && world.tenant().subscription(id).isEmpty()) {
      throw new ArmFailure(
          404, "SubscriptionNotFound", "The subscription '%s' could not be found.".formatted(id));
    }
  }

  /** Lists and queries across providers need no permission: they are filtered for the caller. */
  private void authorize(ServicePrincipal caller, RequiredAction action, String scope) {
    var unrestricted =
        action.action().equals("Microsoft.Resources/subscriptions/read")
            || action.action().equals("Microsoft.Resources/subscriptions/resources/read")
            || action.action().equals("Microsoft.ResourceGraph/resources/action");
    if (!unrestricted && !callers.isAllowed(caller, action.action())) {
      throw new ArmFailure(
          403,
          "AuthorizationFailed",
          "The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s' or the scope is invalid. If access was recently granted, please refresh your credentials."
              .formatted(caller.clientId(), caller.objectId(), action.action(), scope));
    }
  }

  private void requireProvider(ServerRequest request, RequiredAction action) {
    var namespace = action.provider();
    var read = request.method().equals("GET") || request.method().equals("HEAD");
    if (read
        || action.isRegistration()
        || !REGISTRATION_REQUIRED.contains(namespace.toLowerCase(Locale.ROOT))
        || registered(subscription(request), namespace)) {
      return;
    }
    throw ArmFailure.conflict(
        "MissingSubscriptionRegistration",
        "The subscription is not registered to use namespace '%s'. See https://aka.ms/rps-not-found for how to register subscriptions."
            .formatted(namespace));
  }

  private boolean registered(String subscription, String namespace) {
    return world.providers().find(subscription, namespace).filter(p -> p.registered()).isPresent();
  }
}
