package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ResourceId;

/** An error of ARM or of a resource provider. */
final class ArmFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  ArmFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** A refusal with a code of the sandbox. */
  static ArmFailure of(OwnRefusal refusal, Object... values) {
    return new ArmFailure(refusal.status(), refusal.code(), refusal.text(values));
  }

  static ArmFailure badRequest(String code, String message) {
    return new ArmFailure(400, code, message);
  }

  static ArmFailure methodNotAllowed() {
    return new ArmFailure(
        405, "MethodNotAllowed", "The requested resource does not support this method.");
  }

  static ArmFailure conflict(String code, String message) {
    return new ArmFailure(409, code, message);
  }

  /** A top-level resource does not exist, as ARM words it. */
  static ArmFailure notFound(ResourceId id) {
    return new ArmFailure(
        404,
        "ResourceNotFound",
        "The Resource '%s/%s' under resource group '%s' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix"
            .formatted(id.type(), id.name(), id.group().orElse("")));
  }

  /** A registry's child does not exist, as the registry's provider words it. */
  static ArmFailure childNotFound(String name) {
    return new ArmFailure(
        404, "ResourceNotFound", "The resource %s could not be found.".formatted(name));
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /** The response; providers add the status to ARM's error. */
  ServerResponse response() {
    var body = Json.object();
    body.putObject("error").put("code", code).put("message", message());
    if (status != 401 && status != 403 && status != 429) {
      body.put("status", "Failed");
    }
    return ServerResponse.json(status, body);
  }
}
