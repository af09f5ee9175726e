package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.Endpoint;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.world.World;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * ARM's front door: how often one may ask, who is let in, and what stands at the head of every
 * answer; only then does a provider see the request.
 */
final class Gate implements Endpoint {

  private final World world;
  private final Callers callers;
  private final Admission admission;
  private final Endpoint providers;
  private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

  Gate(World world, Callers callers, Endpoint providers) {
    this.world = world;
    this.callers = callers;
    this.admission = new Admission(world, callers);
    this.providers = providers;
  }

  @Override
  public Response answer(Request request) {
    var kind = Throttle.Kind.of(request.method());
    var left =
        throttles
            .computeIfAbsent(
                Admission.subscription(request) + callers.name(request),
                id -> new Throttle(world.clock()))
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
      admission.admit(request);
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

  private static Response throttled(Request request) {
    return new ArmFailure(
            429,
            "SubscriptionRequestsThrottled",
            "Number of requests for subscription '%s' exceeded the limit. Please try again after '1' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information."
                .formatted(Admission.subscription(request)))
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
