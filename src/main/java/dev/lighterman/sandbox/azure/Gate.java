package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.Endpoint;
import dev.lighterman.sandbox.http.Jwts;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.world.World;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

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
  private final Jwts tokens;
  private final Throttle throttle;
  private final Endpoint providers;

  Gate(World world, Jwts tokens, Endpoint providers) {
    this.world = world;
    this.tokens = tokens;
    this.throttle = new Throttle(world.clock());
    this.providers = providers;
  }

  @Override
  public Response answer(Request request) {
    var kind = Throttle.Kind.of(request.method());
    var left = throttle.take(kind);
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
        return throttled();
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
    authenticate(request);
    var path = RequiredAction.segments(request.path());
    var action = RequiredAction.of(request.method(), path);
    if (path.size() > 1 && !path.get(1).equalsIgnoreCase(world.identity().subscription())) {
      throw new ArmFailure(
          404,
          "SubscriptionNotFound",
          "The subscription '%s' could not be found.".formatted(path.get(1)));
    }
    ApiVersions.check(action, request.query("api-version"));
    authorize(action, request.path());
    requireProvider(request.method(), action);
  }

  private void authenticate(Request request) {
    var token =
        request
            .bearer()
            .orElseThrow(() ->
                new ArmFailure(
                    401,
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing."));
    if (tokens.claims(token).filter(claims -> claims.has("appid")).isEmpty()) {
      throw new ArmFailure(401, "InvalidAuthenticationToken", "The access token is invalid.");
    }
  }

  /** Lists across all providers show to each caller what is theirs to see. */
  private void authorize(RequiredAction action, String scope) {
    var open =
        action.action().equals("Microsoft.Resources/subscriptions/read")
            || action.action().equals("Microsoft.Resources/subscriptions/resources/read");
    if (!open && !mayDo(world, action.action())) {
      var client = world.identity().objectId();
      throw new ArmFailure(
          403,
          "AuthorizationFailed",
          "The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s' or the scope is invalid. If access was recently granted, please refresh your credentials."
              .formatted(world.identity().clientId(), client, action.action(), scope));
    }
  }

  /** Whether the identity holds an action and no fault has taken it away. */
  static boolean mayDo(World world, String action) {
    return world.identity().holds(action)
        && world.faults().all().stream()
            .noneMatch(f -> f.name().equals("not-allowed") && f.about("action", action));
  }

  private void requireProvider(String method, RequiredAction action) {
    var namespace = action.provider();
    var reading = method.equals("GET") || method.equals("HEAD");
    if (reading
        || action.registers()
        || !PROVIDED.contains(namespace.toLowerCase(Locale.ROOT))
        || world.providers().find(namespace).filter(p -> p.registered()).isPresent()) {
      return;
    }
    throw ArmFailure.conflict(
        "MissingSubscriptionRegistration",
        "The subscription is not registered to use namespace '%s'. See https://aka.ms/rps-not-found for how to register subscriptions."
            .formatted(namespace));
  }

  private Response throttled() {
    return new ArmFailure(
            429,
            "SubscriptionRequestsThrottled",
            "Number of requests for subscription '%s' exceeded the limit. Please try again after '1' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information."
                .formatted(world.identity().subscription()))
        .response()
        .with("Retry-After", "1");
  }

  private Response challenge(ArmFailure failure) {
    return failure
        .response()
        .with(
            "WWW-Authenticate",
            "Bearer authorization_uri=\"https://login.windows.net/%s\", error=\"invalid_token\", error_description=\"%s\""
                .formatted(world.identity().tenant(), failure.message()));
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
