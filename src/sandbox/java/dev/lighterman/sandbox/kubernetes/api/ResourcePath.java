package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parsed path of a request: of a collection, an object or a subresource.
 *
 * @param namespace empty for all namespaces, and for cluster-scoped kinds
 * @param name empty for a collection
 * @param subresource such as {@code log}; empty for the object itself
 */
record ResourcePath(ResourceKind kind, String namespace, String name, String subresource) {

  /** Parses a path such as {@code /apis/apps/v1/namespaces/default/deployments/x}. */
  static Optional<ResourcePath> parse(String path) {
    List<String> segments = new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
    String group = "";
    if (segments.removeFirst().equals("apis") && !segments.isEmpty()) {
      group = segments.removeFirst();
    }
    if (segments.size() < 2) {
      return Optional.empty();
    }
    String version = segments.removeFirst();
    if (segments.size() > 2 && segments.getFirst().equals("namespaces")) {
      Optional<ResourceKind> kind = ResourceKind.find(group, version, segments.get(2));
      if (kind.isPresent()) {
        return Optional.of(of(kind.get(), segments.get(1), segments.subList(3, segments.size())));
      }
    }
    List<String> rest = segments.subList(1, segments.size());
    return ResourceKind.find(group, version, segments.getFirst()).map(kind -> of(kind, "", rest));
  }

  private static ResourcePath of(ResourceKind kind, String namespace, List<String> rest) {
    String name = rest.isEmpty() ? "" : rest.getFirst();
    String subresource = rest.size() < 2 ? "" : String.join("/", rest.subList(1, rest.size()));
    return new ResourcePath(kind, namespace, name, subresource);
  }

  ObjectKey key() {
    return new ObjectKey(kind, namespace, name);
  }

  /** The resource as RBAC rules name it: {@code pods/log}. */
  String resource() {
    return subresource.isEmpty() ? kind.plural() : kind.plural() + "/" + subresource;
  }
}
