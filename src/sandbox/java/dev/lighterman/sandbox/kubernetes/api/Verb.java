package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;

/** What a request wants done with what it names. */
enum Verb {
  GET("get"),
  LIST("list"),
  WATCH("watch"),
  CREATE("create"),
  UPDATE("update"),
  PATCH("patch"),
  DELETE("delete"),
  DELETE_ALL("deletecollection");

  private final String word;

  Verb(String word) {
    this.word = word;
  }

  /** As rights name it. */
  String word() {
    return word;
  }

  static Verb of(ApiRequest call) {
    boolean one = !call.address().name().isEmpty();
    return switch (call.request().method()) {
      case "GET" -> one ? GET : call.flag("watch") ? WATCH : LIST;
      case "POST" -> {
        if (one) {
          throw ApiFailure.methodNotAllowed();
        }
        yield CREATE;
      }
      case "PUT" -> UPDATE;
      case "PATCH" -> PATCH;
      case "DELETE" -> one ? DELETE : DELETE_ALL;
      default -> throw ApiFailure.methodNotAllowed();
    };
  }
}
