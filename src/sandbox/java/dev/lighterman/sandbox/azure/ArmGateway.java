package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * ARM's front end: rate limits, validation and common headers; then a resource provider handles the
 * request.
 */
final class ArmGateway implements RequestHandler {

  private final World world;
  private final CallerPermissions callers;
  private final AsyncOperations operations;
  private final ArmRequestValidation validation;
  private final RequestHandler providers;
  private final Map<String, ArmRateLimits> rateLimits = new ConcurrentHashMap<>();

  ArmGateway(
      World world,
      CallerPermissions callers,
      AsyncOperations operations,
      RequestHandler providers) {
    this.world = world;
    this.callers = callers;
    this.operations = operations;
    this.validation = new ArmRequestValidation(world, callers);
    this.providers = providers;
  }

  @Override
  public ServerResponse handle(ServerRequest request) {
    var kind = ArmRateLimits.Kind.of(request.method());
    var subscription = ArmRequestValidation.subscription(request);
    var remaining =
        rateLimits
            .computeIfAbsent(
                subscription + callers.clientId(request),
                id -> new ArmRateLimits(world.clock()::elapsed))
            .acquire(kind, leftByOthers(kind));
    var header =
        "x-ms-ratelimit-remaining-%s-%s"
            .formatted(
                subscription.isEmpty() ? "tenant" : "subscription",
                kind.name().toLowerCase(Locale.ROOT));
    return withCommonHeaders(
        request,
        world
            .locked(() -> process(request, remaining))
            .withHeader(header, Integer.toString(Math.max(0, remaining))));
  }

  /** Other programs may use the same principal. */
  private long leftByOthers(ArmRateLimits.Kind kind) {
    return world
        .faults()
        .find("few-left", "kind", kind.name())
        .map(fault -> fault.number("left", 0))
        .orElse(Long.MAX_VALUE);
  }

  private ServerResponse process(ServerRequest request, int remaining) {
    try {
      if (remaining < 0) {
        return throttled(request);
      }
      validation.validate(request);
      return recorded(request, providers.handle(request));
    } catch (ArmFailure e) {
      return e.status() == 401 ? challenge(e) : e.response();
    } catch (IllegalArgumentException e) {
      return ArmFailure.badRequest("InvalidRequestContent", "The request content was invalid: " + e)
          .response();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the activity log, if it changes something. */
  private ServerResponse recorded(ServerRequest request, ServerResponse response) {
    var path = RequiredAction.segments(request.path());
    var action = RequiredAction.of(request.method(), path);
    var changes =
        !List.of("GET", "HEAD").contains(request.method())
            && !action.provider().equals("Microsoft.ResourceGraph");
    if (changes) {
      var resource = request.method().equals("POST") ? path.subList(0, path.size() - 1) : path;
      world
          .activityLog()
          .append(
              callers.clientId(request),
              action.action(),
              "/" + String.join("/", resource),
              response.status());
    }
    return response;
  }

  private ServerResponse throttled(ServerRequest request) {
    var refusal =
        new ArmFailure(
            429,
            "SubscriptionRequestsThrottled",
            "Number of requests for subscription '%s' exceeded the limit. Please try again after '1' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information."
                .formatted(ArmRequestValidation.subscription(request)));
    return operations.withRetryAfter(refusal.response());
  }

  private ServerResponse challenge(ArmFailure failure) {
    return failure
        .response()
        .withHeader(
            "WWW-Authenticate",
            "Bearer authorization_uri=\"https://login.windows.net/%s\", error=\"invalid_token\", error_description=\"%s\""
                .formatted(world.tenant().id(), failure.message()));
  }

  private static ServerResponse withCommonHeaders(ServerRequest request, ServerResponse response) {
    var id = UUID.randomUUID().toString();
    var completed =
        response
            .withHeader("x-ms-request-id", id)
            .withHeader("x-ms-correlation-request-id", id)
            .withHeader("x-ms-routing-request-id", "EASTUS:" + id)
            .withHeader("Cache-Control", "no-cache");
    var versions =
        ApiVersions.header(
            RequiredAction.of(request.method(), RequiredAction.segments(request.path())));
    var versioned =
        versions
            .map(value -> completed.withHeader("api-supported-versions", value))
            .orElse(completed);
    var echo = request.header("x-ms-return-client-request-id").filter("true"::equalsIgnoreCase);
    return request
        .header("x-ms-client-request-id")
        .filter(client -> echo.isPresent())
        .map(client -> versioned.withHeader("x-ms-client-request-id", client))
        .orElse(versioned);
  }
}
