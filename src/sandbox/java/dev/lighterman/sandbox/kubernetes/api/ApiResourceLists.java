package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The {@code APIResourceList} documents of discovery. */
final class ApiResourceLists {

  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  /** The kinds of the category {@code all}, for {@code kubectl get all}. */
  private static final Set<ResourceKind> CATEGORY_ALL =
      EnumSet.of(
          ResourceKind.POD,
          ResourceKind.SERVICE,
          ResourceKind.DEPLOYMENT,
          ResourceKind.REPLICA_SET,
          ResourceKind.DAEMON_SET,
          ResourceKind.JOB);

  private ApiResourceLists() {}

  /** The resources and subresources of one group and version. */
  static ObjectNode of(String groupVersion, List<ResourceKind> kinds) {
    ObjectNode list = JsonTree.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", groupVersion);
    ArrayNode resources = list.putArray("resources");
    for (ResourceKind kind : kinds) {
      resources.add(resource(kind));
      if (kind == ResourceKind.POD) {
        resources.add(subresource(kind, "log", List.of("get")));
      }
      if (kind == ResourceKind.SERVICE_ACCOUNT) {
        resources.add(
            subresource(kind, TokenRequests.SUBRESOURCE, List.of("create"))
                .put("group", "authentication.k8s.io")
                .put("version", "v1")
                .put("kind", TokenRequests.KIND));
      }
      if (ScaleRequests.supports(kind)) {
        resources.add(
            subresource(kind, ScaleRequests.SUBRESOURCE, List.of("get", "patch", "update"))
                .put("group", "autoscaling")
                .put("version", "v1")
                .put("kind", "Scale"));
      }
    }
    return list;
  }

  private static ObjectNode resource(ResourceKind kind) {
    ObjectNode resource =
        JsonTree.object()
            .put("name", kind.plural())
            .put("singularName", kind.kind().toLowerCase(Locale.ROOT))
            .put("namespaced", kind.namespaced())
            .put("kind", kind.kind());
    ArrayNode verbs = resource.putArray("verbs");
    (kind.stored() ? VERBS : List.of("create")).forEach(verbs::add);
    if (CATEGORY_ALL.contains(kind)) {
      resource.putArray("categories").add("all");
    }
    if (!kind.shortNames().isEmpty()) {
      kind.shortNames().forEach(resource.putArray("shortNames")::add);
    }
    return resource;
  }

  private static ObjectNode subresource(ResourceKind kind, String name, List<String> verbs) {
    ObjectNode resource =
        JsonTree.object()
            .put("name", kind.plural() + "/" + name)
            .put("singularName", "")
            .put("namespaced", kind.namespaced())
            .put("kind", kind.kind());
    verbs.forEach(resource.putArray("verbs")::add);
    return resource;
  }
}
