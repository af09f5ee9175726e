package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;

/** The verb of a request. */
enum Verb {
  GET("get"),
  LIST("list"),
  WATCH("watch"),
  CREATE("create"),
  UPDATE("update"),
  PATCH("patch"),
  DELETE("delete"),
  DELETE_COLLECTION("deletecollection");

  private final String rbacName;

  Verb(String rbacName) {
    this.rbacName = rbacName;
  }

  /** The verb as RBAC rules name it. */
  String rbacName() {
    return rbacName;
  }

  static Verb of(ApiRequest call) {
    boolean named = !call.path().name().isEmpty();
    boolean adds = call.request().method().equals("POST") && !call.path().subresource().isEmpty();
    return adds ? CREATE : of(call.request(), named);
  }

  /**
   * The verb of a request.
   *
   * @param named whether its path names an object
   */
  static Verb of(ServerRequest request, boolean named) {
    return switch (request.method()) {
      case "GET" -> named ? GET : ApiRequest.flag(request, "watch") ? WATCH : LIST;
      case "POST" -> {
        if (named) {
          throw ApiFailure.methodNotAllowed();
        }
        yield CREATE;
      }
      case "PUT" -> UPDATE;
      case "PATCH" -> PATCH;
      case "DELETE" -> named ? DELETE : DELETE_COLLECTION;
      default -> throw ApiFailure.methodNotAllowed();
    };
  }
}
