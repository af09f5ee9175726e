package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that the API server refuses, with the {@code Status} that says so. */
public final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient ObjectNode details;

  private ApiFailure(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  public static ApiFailure badRequest(String message) {
    return new ApiFailure(400, "BadRequest", message, Tree.object());
  }

  public static ApiFailure unauthorized() {
    return new ApiFailure(401, "Unauthorized", "Unauthorized", Tree.object());
  }

  /** Refused for who asks, or for what the object's surroundings allow. */
  public static ApiFailure forbidden(Kind kind, String name, String why) {
    String what = name.isEmpty() ? kind.resource() : kind.resource() + " \"" + name + "\"";
    return new ApiFailure(
        403, "Forbidden", what + " is forbidden: " + why, details(kind, kind.plural(), name));
  }

  /** Refused by the cluster's own rules, whoever asks. */
  public static ApiFailure notAdmitted(String path) {
    return new ApiFailure(
        403,
        "Forbidden",
        "admission webhook \"validation.gatekeeper.sh\" denied the request: [edge-guard] "
            + path
            + " this cluster",
        Tree.object());
  }

  public static ApiFailure notFound(Kind kind, String name) {
    return new ApiFailure(
        404,
        "NotFound",
        kind.resource() + " \"" + name + "\" not found",
        details(kind, kind.plural(), name));
  }

  /** Nothing is served at the address. */
  public static ApiFailure noSuchResource() {
    return new ApiFailure(
        404, "NotFound", "the server could not find the requested resource", Tree.object());
  }

  public static ApiFailure methodNotAllowed() {
    return new ApiFailure(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        Tree.object());
  }

  public static ApiFailure notAcceptable() {
    return new ApiFailure(
        406,
        "NotAcceptable",
        "only the following media types are accepted: application/json",
        Tree.object());
  }

  public static ApiFailure alreadyExists(Kind kind, String name) {
    return new ApiFailure(
        409,
        "AlreadyExists",
        kind.resource() + " \"" + name + "\" already exists",
        details(kind, kind.plural(), name));
  }

  public static ApiFailure conflict(Kind kind, String name, String why) {
    return new ApiFailure(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + kind.resource() + " \"" + name + "\": " + why,
        details(kind, kind.plural(), name));
  }

  /** An apply that would take fields from other managers. */
  static ApiFailure applyConflict(String message, List<FieldProblem> causes) {
    ObjectNode details = Tree.object();
    details.set("causes", causes(causes));
    return new ApiFailure(409, "Conflict", message, details);
  }

  /** The version asked for has been forgotten. */
  public static ApiFailure expired(long asked, long oldest) {
    return new ApiFailure(
        410, "Expired", "too old resource version: " + asked + " (" + oldest + ")", Tree.object());
  }

  public static ApiFailure unsupportedMediaType(String supported) {
    return new ApiFailure(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + supported,
        Tree.object());
  }

  /** Parameters of the request that do not go together. */
  public static ApiFailure invalidOptions(String message) {
    return new ApiFailure(
        422, "Invalid", "PatchOptions.meta.k8s.io \"\" is invalid: " + message, Tree.object());
  }

  /** A patch that does not fit the object. */
  static ApiFailure unprocessable(String message) {
    return new ApiFailure(422, "Invalid", message, Tree.object());
  }

  public static ApiFailure invalid(Kind kind, String name, List<FieldProblem> problems) {
    String all = problems.stream().map(FieldProblem::toString).collect(joining(", "));
    ObjectNode details = details(kind, kind.kind(), name);
    details.set("causes", causes(problems));
    return new ApiFailure(
        422,
        "Invalid",
        kind.qualifiedKind()
            + (" \"" + name + "\" is invalid: ")
            + (problems.size() == 1 ? all : "[" + all + "]"),
        details);
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  /** The body of the answer. */
  public ObjectNode status() {
    ObjectNode status = Tree.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    if (!details.isEmpty()) {
      status.set("details", details.deepCopy());
    }
    return status.put("code", code);
  }

  private static ObjectNode details(Kind kind, String called, String name) {
    ObjectNode details = Tree.object();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!kind.group().isEmpty()) {
      details.put("group", kind.group());
    }
    return details.put("kind", called);
  }

  private static ArrayNode causes(List<FieldProblem> problems) {
    ArrayNode causes = Tree.array();
    problems.forEach(p -> causes.add(p.json()));
    return causes;
  }
}
