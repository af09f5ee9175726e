package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.Endpoint;
import dev.lighterman.sandbox.http.Request;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets a request through to an endpoint only with a token for the scope that the endpoint needs.
 */
final class Guard {

  private final Doorman doorman;

  Guard(Doorman doorman) {
    this.doorman = doorman;
  }

  Endpoint catalog(Endpoint endpoint) {
    return guarded(request -> Scope.CATALOG, endpoint);
  }

  Endpoint metadata(Endpoint endpoint) {
    return guarded(r -> Scope.repository(r.parameter("repository"), "metadata_read"), endpoint);
  }

  Endpoint pull(Endpoint endpoint) {
    return guarded(r -> Scope.repository(r.parameter("repository"), "pull"), endpoint);
  }

  private Endpoint guarded(Function<Request, Scope> needs, Endpoint endpoint) {
    return request -> {
      var wanted = needs.apply(request);
      return doorman.admits(request, wanted)
          ? endpoint.answer(request)
          : doorman.challenge(request, Optional.of(wanted));
    };
  }
}
