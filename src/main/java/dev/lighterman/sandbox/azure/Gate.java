package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.Endpoint;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.world.Identity;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * ARM's front door: who asks, in which version, how often, whether they may, and whether the
 * provider is registered; only then does a provider see the request.
 */
final class Gate implements Endpoint {

  private static final Set<String> PROVIDED =
      Set.of(
          "microsoft.containerregistry",
          "microsoft.kubernetes",
          "microsoft.kubernetesconfiguration",
          "microsoft.extendedlocation");

  private final World world;
  private final Callers callers;
  private final Endpoint providers;
  private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

  Gate(World world, Callers callers, Endpoint providers) {
    this.world = world;
    this.callers = callers;
    this.providers = providers;
  }

  @Override
  public Response answer(Request request) {
    var kind = Throttle.Kind.of(request.method());
    var left =
        throttles
            .computeIfAbsent(
                subscription(request) + callers.name(request), id -> new Throttle(world.clock()))
            .take(kind);
    return headed(
        request,
        world
            .locked(() -> guarded(request, left))
            .with(
                "x-ms-ratelimit-remaining-subscription-" + kind.name().toLowerCase(Locale.ROOT),
                Integer.toString(Math.max(0, left))));
  }

  private Response guarded(Request request, int left) {
    try {
      if (left < 0) {
        return throttled(request);
      }
      admit(request);
      return providers.answer(request);
    } catch (ArmFailure e) {
      return e.status() == 401 ? challenge(e) : e.response();
    } catch (IllegalArgumentException e) {
      return ArmFailure.bad("InvalidRequestContent", "The request content was invalid: " + e)
          .response();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void admit(Request request) {
    var caller = callers.of(request);
    var path = RequiredAction.segments(request.path());
    var action = RequiredAction.of(request.method(), path);
    if (path.size() > 1 && world.tenant().subscription(path.get(1)).isEmpty()) {
      throw new ArmFailure(
          404,
          "SubscriptionNotFound",
          "The subscription '%s' could not be found.".formatted(path.get(1)));
    }
    ApiVersions.check(action, request.query("api-version"));
    authorize(caller, action, request.path());
    requireProvider(request, action);
  }

  private static String subscription(Request request) {
    List<String> path = RequiredAction.segments(request.path());
    return path.size() > 1 ? path.get(1) : "";
  }

  /** Lists across all providers show to each caller what is theirs to see. */
  private void authorize(Identity caller, RequiredAction action, String scope) {
    var open =
        action.action().equals("Microsoft.Resources/subscriptions/read")
            || action.action().equals("Microsoft.Resources/subscriptions/resources/read");
    if (!open && !callers.mayDo(caller, action.action())) {
      throw new ArmFailure(
          403,
          "AuthorizationFailed",
          "The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s' or the scope is invalid. If access was recently granted, please refresh your credentials."
              .formatted(caller.clientId(), caller.objectId(), action.action(), scope));
    }
  }

  private void requireProvider(Request request, RequiredAction action) {
    var namespace = action.provider();
    var reading = request.method().equals("GET") || request.method().equals("HEAD");
    if (reading
        || action.registers()
        || !PROVIDED.contains(namespace.toLowerCase(Locale.ROOT))
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

  private static Response throttled(Request request) {
    return new ArmFailure(
            429,
            "SubscriptionRequestsThrottled",
            "Number of requests for subscription '%s' exceeded the limit. Please try again after '1' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information."
                .formatted(subscription(request)))
        .response()
        .with("Retry-After", "1");
  }

  private Response challenge(ArmFailure failure) {
    return failure
        .response()
        .with(
            "WWW-Authenticate",
            "Bearer authorization_uri=\"https://login.windows.net/%s\", error=\"invalid_token\", error_description=\"%s\""
                .formatted(world.tenant().id(), failure.message()));
  }

  private static Response headed(Request request, Response response) {
    var id = UUID.randomUUID().toString();
    var headed =
        response
            .with("x-ms-request-id", id)
            .with("x-ms-correlation-request-id", id)
            .with("x-ms-routing-request-id", "EASTUS:" + id)
            .with("Cache-Control", "no-cache");
    var echo = request.header("x-ms-return-client-request-id").filter("true"::equalsIgnoreCase);
    return request
        .header("x-ms-client-request-id")
        .filter(client -> echo.isPresent())
        .map(client -> headed.with("x-ms-client-request-id", client))
        .orElse(headed);
  }
}
