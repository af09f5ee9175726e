package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
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

  /** A refusal with a code of the sandbox. */
  static RegistryFailure of(OwnRefusal refusal, Object... values) {
    return new RegistryFailure(refusal.status(), refusal.code(), refusal.text(values));
  }

  static RegistryFailure unauthenticated() {
    return new RegistryFailure(401, "UNAUTHORIZED", "authentication required");
  }

  static RegistryFailure noManifest(String reference) {
    return new RegistryFailure(
        404, "MANIFEST_UNKNOWN", "manifest tagged by \"%s\" is not found".formatted(reference));
  }

  /** A push to a connected registry. The message is the service's. */
  static RegistryFailure notAllowed() {
    return of(OwnRefusal.PUSH_NOT_ALLOWED);
  }

  /** The message is the service's. */
  static RegistryFailure locked() {
    return of(OwnRefusal.MANIFEST_LOCKED);
  }

  ServerResponse response() {
    var body = Json.object();
    body.putArray("errors").addObject().put("code", code).put("message", getMessage());
    return ServerResponse.json(status, body);
  }
}
