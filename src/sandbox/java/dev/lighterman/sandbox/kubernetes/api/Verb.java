package dev.lighterman.sandbox.kubernetes.api;

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
    return switch (call.request().method()) {
      case "GET" -> named ? GET : call.flag("watch") ? WATCH : LIST;
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
