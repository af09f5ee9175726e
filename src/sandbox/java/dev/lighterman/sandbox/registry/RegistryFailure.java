package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerResponse;

/** A failed request, with the error body of the distribution API. */
final class RegistryFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RegistryFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static RegistryFailure unauthenticated() {
    return new RegistryFailure(401, "UNAUTHORIZED", "authentication required");
  }

  static RegistryFailure noManifest(String reference) {
    return new RegistryFailure(
        404, "MANIFEST_UNKNOWN", "manifest tagged by \"%s\" is not found".formatted(reference));
  }

  ServerResponse response() {
    var body = Json.object();
    body.putArray("errors").addObject().put("code", code).put("message", getMessage());
    return ServerResponse.json(status, body);
  }
}
