package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The discovery documents of an API server: version, groups, resources and OpenAPI. */
final class Discovery {

  private final ClusterSpec spec;
  private final List<ResourceKind> kinds;

  Discovery(ClusterSpec spec) {
    this.spec = spec;
    this.kinds =
        Arrays.stream(ResourceKind.values())
            .filter(kind -> kind != ResourceKind.SERVICE_CIDR || spec.minor() >= 33)
            .toList();
  }

  boolean serves(ResourceKind kind) {
    return kinds.contains(kind);
  }

  static boolean serves(String groupVersion) {
    return groupVersions().contains(groupVersion);
  }

  /** The discovery document at that path, if there is one. */
  Optional<ObjectNode> document(String path) {
    return switch (path) {
      case "/version" -> Optional.of(version());
      case "/api" -> Optional.of(versions());
      case "/apis" -> Optional.of(groups());
      case "/openapi/v3" -> Optional.of(openApiIndex());
      default -> path.startsWith("/openapi/v3/") ? openApi(path.substring(12)) : group(path);
    };
  }

  private ObjectNode version() {
    String[] parts = spec.version().split("\\.", -1);
    return JsonTree.object()
        .put("major", parts[0])
        .put("minor", parts[1])
        .put("gitVersion", "v" + spec.version())
        .put("gitCommit", "67a30c0adcf52bd3f56ff0893ce19966be12991f")
        .put("gitTreeState", "clean")
        .put("buildDate", "2025-02-12T21:19:47Z")
        .put("goVersion", "go1.23.6")
        .put("compiler", "gc")
        .put("platform", "linux/amd64");
  }

  private static ObjectNode versions() {
    ObjectNode versions = JsonTree.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return versions;
  }

  private static ObjectNode groups() {
    ObjectNode list = JsonTree.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    Arrays.stream(ResourceKind.values())
        .map(ResourceKind::group)
        .filter(group -> !group.isEmpty())
        .distinct()
        .forEach(group -> groups.add(group(group, "v1")));
    return list;
  }

  private static ObjectNode group(String name, String version) {
    ObjectNode group = JsonTree.object().put("name", name);
    ObjectNode preferred =
        JsonTree.object().put("groupVersion", name + "/" + version).put("version", version);
    group.putArray("versions").add(preferred);
    group.set("preferredVersion", preferred.deepCopy());
    return group;
  }

  private Optional<ObjectNode> group(String path) {
    String name = path.startsWith("/apis/") ? path.substring(6) : "";
    if (!name.isEmpty()
        && Arrays.stream(ResourceKind.values()).anyMatch(kind -> kind.group().equals(name))) {
      return Optional.of(group(name, "v1").put("kind", "APIGroup").put("apiVersion", "v1"));
    }
    String groupVersion = path.equals("/api/v1") ? "v1" : name;
    return groupVersions().contains(groupVersion)
        ? Optional.of(ApiResourceLists.of(groupVersion, kindsOf(groupVersion)))
        : Optional.empty();
  }

  private Optional<ObjectNode> openApi(String path) {
    String groupVersion = path.startsWith("apis/") ? path.substring(5) : path.substring(4);
    return groupVersions().contains(groupVersion)
        ? Optional.of(openApi(kindsOf(groupVersion)))
        : Optional.empty();
  }

  private static ObjectNode openApiIndex() {
    ObjectNode index = JsonTree.object();
    ObjectNode paths = index.putObject("paths");
    for (String groupVersion : groupVersions()) {
      String root = rootPath(groupVersion);
      paths.putObject(root).put("serverRelativeURL", "/openapi/v3/" + root + "?hash=1");
    }
    return index;
  }

  /** The parts of OpenAPI that kubectl reads: that fields are validated, and which there are. */
  private static ObjectNode openApi(List<ResourceKind> kinds) {
    ObjectNode document = JsonTree.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1");
    ObjectNode paths = document.putObject("paths");
    ObjectNode schemas = ObjectSchema.INSTANCE.openApi();
    for (ResourceKind kind : kinds) {
      String namespace = kind.namespaced() ? "/namespaces/{namespace}" : "";
      String path = "/" + rootPath(kind.apiVersion()) + namespace + "/" + kind.plural();
      putKind(paths.putObject(path).putObject("get"), kind);
      ObjectNode patch = paths.putObject(path + "/{name}").putObject("patch");
      var parameters = patch.putArray("parameters");
      for (String query : List.of("dryRun", "fieldManager", "fieldValidation")) {
        parameters.addObject().put("name", query).put("in", "query");
      }
      putKind(patch, kind);
      if (schemas.get(kind.kind()) instanceof ObjectNode schema) {
        identify(schema.putArray("x-kubernetes-group-version-kind").addObject(), kind);
      }
    }
    document.putObject("components").set("schemas", schemas);
    return document;
  }

  private static void putKind(ObjectNode operation, ResourceKind kind) {
    identify(operation.putObject("x-kubernetes-group-version-kind"), kind);
  }

  private static void identify(ObjectNode json, ResourceKind kind) {
    json.put("group", kind.group()).put("version", kind.version()).put("kind", kind.kind());
  }

  private static String rootPath(String groupVersion) {
    return groupVersion.contains("/") ? "apis/" + groupVersion : "api/" + groupVersion;
  }

  private List<ResourceKind> kindsOf(String groupVersion) {
    return kinds.stream().filter(kind -> kind.apiVersion().equals(groupVersion)).toList();
  }

  /** Those of all versions of Kubernetes: the group of ServiceCIDRs is older than they are. */
  private static List<String> groupVersions() {
    return Arrays.stream(ResourceKind.values()).map(ResourceKind::apiVersion).distinct().toList();
  }
}
