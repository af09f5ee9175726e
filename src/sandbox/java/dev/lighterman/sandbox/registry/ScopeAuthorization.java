package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.ServerRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets a request through to an endpoint only with a token for the scope that the endpoint needs.
 */
final class ScopeAuthorization {

  private final RegistryAuth auth;

  ScopeAuthorization(RegistryAuth auth) {
    this.auth = auth;
  }

  RequestHandler catalog(RequestHandler endpoint) {
    return guarded(request -> TokenScope.CATALOG, endpoint);
  }

  RequestHandler metadata(RequestHandler endpoint) {
    return guarded(
        r -> TokenScope.repository(r.parameter("repository"), "metadata_read"), endpoint);
  }

  RequestHandler pull(RequestHandler endpoint) {
    return guarded(r -> TokenScope.repository(r.parameter("repository"), "pull"), endpoint);
  }

  private RequestHandler guarded(
      Function<ServerRequest, TokenScope> needs, RequestHandler endpoint) {
    return request -> {
      var wanted = needs.apply(request);
      return auth.admits(request, wanted)
          ? endpoint.answer(request)
          : auth.challenge(request, Optional.of(wanted));
    };
  }
}
