package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path names: a collection, an object, or a part of one.
 *
 * @param namespace empty for all, and for kinds outside namespaces
 * @param name empty for the collection
 * @param part such as {@code log}; empty for the object itself
 */
record ResourcePath(ResourceKind kind, String namespace, String name, String part) {

  /** Reads a path such as {@code /apis/apps/v1/namespaces/default/deployments/x}. */
  static Optional<ResourcePath> parse(String path) {
    List<String> steps = new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
    String group = "";
    if (steps.removeFirst().equals("apis") && !steps.isEmpty()) {
      group = steps.removeFirst();
    }
    if (steps.size() < 2) {
      return Optional.empty();
    }
    String version = steps.removeFirst();
    if (steps.size() > 2 && steps.getFirst().equals("namespaces")) {
      Optional<ResourceKind> kind = ResourceKind.find(group, version, steps.get(2));
      if (kind.isPresent()) {
        return Optional.of(of(kind.get(), steps.get(1), steps.subList(3, steps.size())));
      }
    }
    List<String> rest = steps.subList(1, steps.size());
    return ResourceKind.find(group, version, steps.getFirst()).map(kind -> of(kind, "", rest));
  }

  private static ResourcePath of(ResourceKind kind, String namespace, List<String> rest) {
    String name = rest.isEmpty() ? "" : rest.getFirst();
    String part = rest.size() < 2 ? "" : String.join("/", rest.subList(1, rest.size()));
    return new ResourcePath(kind, namespace, name, part);
  }

  ObjectKey key() {
    return new ObjectKey(kind, namespace, name);
  }

  /** As rights name it: {@code pods/log}. */
  String resource() {
    return part.isEmpty() ? kind.plural() : kind.plural() + "/" + part;
  }
}
