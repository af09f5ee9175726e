package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.kubernetes.cluster.RbacPermissions;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the API server does not serve. It authorizes the request all the same, before it
 * looks for a handler.
 *
 * @param group empty for the core API
 * @param namespace empty for none
 * @param name empty for a collection
 */
record AbsentResource(String group, String version, String namespace, String plural, String name) {

  private static final Pattern PATH =
      Pattern.compile(
          "/(?:api|apis/(?<group>[^/]+))/(?<version>v[0-9][^/]*)"
              + "(?:/namespaces/(?<namespace>[^/]+))?/(?<plural>[^/]+)(?:/(?<name>[^/]+))?.*");

  /** Parses the path of a resource; empty for any other path. */
  static Optional<AbsentResource> parse(String path) {
    var match = PATH.matcher(path);
    return match.matches()
        ? Optional.of(
            new AbsentResource(
                orEmpty(match.group("group")),
                match.group("version"),
                orEmpty(match.group("namespace")),
                match.group("plural"),
                orEmpty(match.group("name"))))
        : Optional.empty();
  }

  String groupVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /**
   * Checks the caller's permission.
   *
   * @throws ApiFailure 403 where it is missing
   */
  void authorize(ServerRequest request, RbacPermissions permissions) {
    String verb = Verb.of(request, !name.isEmpty()).rbacName();
    if (!permissions.allows(verb, group, plural)) {
      throw ApiFailure.forbidden(
          group, plural, name, permissions.refusal(verb, group, plural, namespace));
    }
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }
}
