package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;

/** The little of OpenAPI that kubectl looks for: that the server itself checks fields. */
final class OpenApiDocuments {

  private OpenApiDocuments() {}

  static ObjectNode index(List<String> groupVersions) {
    ObjectNode index = JsonTree.object();
    ObjectNode paths = index.putObject("paths");
    for (String groupVersion : groupVersions) {
      String root = root(groupVersion);
      paths.putObject(root).put("serverRelativeURL", "/openapi/v3/" + root + "?hash=1");
    }
    return index;
  }

  static ObjectNode of(List<ResourceKind> kinds) {
    ObjectNode document = JsonTree.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1");
    ObjectNode paths = document.putObject("paths");
    for (ResourceKind kind : kinds) {
      String namespace = kind.namespaced() ? "/namespaces/{namespace}" : "";
      String path = "/" + root(kind.apiVersion()) + namespace + "/" + kind.plural() + "/{name}";
      ObjectNode patch = paths.putObject(path).putObject("patch");
      var parameters = patch.putArray("parameters");
      for (String query : List.of("dryRun", "fieldManager", "fieldValidation")) {
        parameters.addObject().put("name", query).put("in", "query");
      }
      patch
          .putObject("x-kubernetes-group-version-kind")
          .put("group", kind.group())
          .put("version", kind.version())
          .put("kind", kind.kind());
    }
    return document;
  }

  private static String root(String groupVersion) {
    return groupVersion.contains("/") ? "apis/" + groupVersion : "api/" + groupVersion;
  }
}
