package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A request that the API server rejects, with the {@code Status} of the response. */
public final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient Details details;

  private ApiFailure(int code, String reason, String message) {
    this(code, reason, message, Details.NONE);
  }

  private ApiFailure(int code, String reason, String message, Details details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  public static ApiFailure badRequest(String message) {
    return new ApiFailure(400, "BadRequest", message);
  }

  public static ApiFailure unauthorized() {
    return new ApiFailure(401, "Unauthorized", "Unauthorized");
  }

  /** Not permitted to the caller, or not in this namespace. */
  public static ApiFailure forbidden(ResourceKind kind, String name, String reason) {
    String what = name.isEmpty() ? kind.groupResource() : quoted(kind, name);
    return new ApiFailure(
        403, "Forbidden", what + " is forbidden: " + reason, Details.of(kind, name));
  }

  /** Not admitted by a webhook. */
  public static ApiFailure deniedByWebhook(String webhook, String why) {
    return new ApiFailure(
        403,
        "Forbidden",
        "admission webhook \"%s\" denied the request: %s".formatted(webhook, why));
  }

  /** A webhook that has to be asked does not answer, as its Service has no pods. */
  public static ApiFailure failedCallingWebhook(String webhook) {
    String service = webhook.split("\\.", 2)[0];
    return new ApiFailure(
        500,
        "InternalError",
        "Internal error occurred: failed calling webhook \"%s\": failed to call webhook: Post \"https://%s.policy.svc:443/validate?timeout=10s\": no endpoints available for service \"%s\""
            .formatted(webhook, service, service));
  }

  /** Not permitted to the caller, of a resource that is not served. */
  public static ApiFailure forbidden(String group, String plural, String name, String reason) {
    String resource = group.isEmpty() ? plural : plural + "." + group;
    String what = name.isEmpty() ? resource : resource + " \"" + name + "\"";
    return new ApiFailure(
        403,
        "Forbidden",
        what + " is forbidden: " + reason,
        new Details(name, group, plural, List.of()));
  }

  /** Not permitted to the caller, of a path that is no resource. */
  public static ApiFailure forbiddenPath(String user, String path) {
    return new ApiFailure(
        403, "Forbidden", "forbidden: User \"%s\" cannot get path \"%s\"".formatted(user, path));
  }

  /** Denied by an admission webhook of the cluster, whoever the caller is. */
  public static ApiFailure deniedByWebhook(String path) {
    return new ApiFailure(
        403,
        "Forbidden",
        "admission webhook \"validation.gatekeeper.sh\" denied the request: [edge-guard] %s this cluster"
            .formatted(path));
  }

  static ApiFailure notFound(ResourceKind kind, String name) {
    return new ApiFailure(
        404, "NotFound", quoted(kind, name) + " not found", Details.of(kind, name));
  }

  /** The path names no resource. */
  public static ApiFailure noSuchResource() {
    return new ApiFailure(404, "NotFound", "the server could not find the requested resource");
  }

  public static ApiFailure methodNotAllowed() {
    return new ApiFailure(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  public static ApiFailure notAcceptable() {
    return new ApiFailure(
        406, "NotAcceptable", "only the following media types are accepted: application/json");
  }

  public static ApiFailure alreadyExists(ResourceKind kind, String name) {
    return new ApiFailure(
        409, "AlreadyExists", quoted(kind, name) + " already exists", Details.of(kind, name));
  }

  public static ApiFailure conflict(ResourceKind kind, String name, String reason) {
    return new ApiFailure(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + quoted(kind, name) + ": " + reason,
        Details.of(kind, name));
  }

  /** An apply that would take fields from other managers. */
  static ApiFailure applyConflict(String message, List<FieldError> causes) {
    return new ApiFailure(409, "Conflict", message, Details.NONE.withCauses(causes));
  }

  /** The requested version is older than the history. */
  static ApiFailure expired(long requested, long oldest) {
    return new ApiFailure(
        410, "Expired", "too old resource version: " + requested + " (" + oldest + ")");
  }

  public static ApiFailure unsupportedMediaType(String supported) {
    return new ApiFailure(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + supported);
  }

  /** Invalid parameters of a patch request. */
  public static ApiFailure invalidOptions(String message) {
    return new ApiFailure(422, "Invalid", "PatchOptions.meta.k8s.io \"\" is invalid: " + message);
  }

  /** A patch that cannot be applied to the object. */
  static ApiFailure unprocessable(String message) {
    return new ApiFailure(422, "Invalid", message);
  }

  public static ApiFailure invalid(ResourceKind kind, String name, List<FieldError> errors) {
    String messages = errors.stream().map(FieldError::toString).collect(joining(", "));
    String message = errors.size() == 1 ? messages : "[" + messages + "]";
    return new ApiFailure(
        422,
        "Invalid",
        "%s \"%s\" is invalid: %s".formatted(kind.groupKind(), name, message),
        Details.singular(kind, name).withCauses(errors));
  }

  /** A request for a token, which is no object: it has no name. */
  public static ApiFailure invalidTokenRequest(String name, FieldError error) {
    return new ApiFailure(
        422,
        "Invalid",
        "TokenRequest.authentication.k8s.io \"%s\" is invalid: %s".formatted(name, error),
        new Details(name, "authentication.k8s.io", "TokenRequest", List.of())
            .withCauses(List.of(error)));
  }

  public int code() {
    return code;
  }

  /** The body of the response. */
  public ObjectNode status() {
    ObjectNode status = JsonTree.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    details.json().ifPresent(json -> status.set("details", json));
    return status.put("code", code);
  }

  private static String quoted(ResourceKind kind, String name) {
    return kind.groupResource() + " \"" + name + "\"";
  }

  /**
   * The {@code details} of a {@code Status}.
   *
   * @param kind the plural mostly; empty where the failure is about no object
   * @param name empty where the object has none yet
   */
  private record Details(String name, String group, String kind, List<FieldError> causes) {

    static final Details NONE = new Details("", "", "", List.of());

    Details {
      causes = List.copyOf(causes);
    }

    static Details of(ResourceKind kind, String name) {
      return new Details(name, kind.group(), kind.plural(), List.of());
    }

    /** With the kind as objects name it, instead of the plural. */
    static Details singular(ResourceKind kind, String name) {
      return new Details(name, kind.group(), kind.kind(), List.of());
    }

    Details withCauses(List<FieldError> errors) {
      return new Details(name, group, kind, errors);
    }

    /** Empty where all fields are empty. */
    Optional<ObjectNode> json() {
      ObjectNode json = JsonTree.object();
      putNonEmpty(json, "name", name);
      putNonEmpty(json, "group", group);
      putNonEmpty(json, "kind", kind);
      if (!causes.isEmpty()) {
        ArrayNode list = json.putArray("causes");
        causes.forEach(cause -> list.add(cause.json()));
      }
      return json.isEmpty() ? Optional.empty() : Optional.of(json);
    }

    private static void putNonEmpty(ObjectNode json, String field, String value) {
      if (!value.isEmpty()) {
        json.put(field, value);
      }
    }
  }
}
