package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all resource providers share: the world, running operations, lookups and responses. */
record ArmContext(World world, AsyncOperations operations, CallerPermissions callers) {

  static final String REGISTRY =
      "/subscriptions/{sub}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}";
  static final String CLUSTER =
      "/subscriptions/{sub}/resourceGroups/{group}/providers/Microsoft.Kubernetes/connectedClusters/{cluster}";
  private static final int PAGE_SIZE = 20;

  /** Adds the lists of a top-level resource type: of a subscription, and of a resource group. */
  Router addLists(Router router, String type) {
    return router
        .route(
            "GET", "/subscriptions/{sub}/providers/" + type, r -> page(r, inSubscription(r, type)))
        .route(
            "GET",
            "/subscriptions/{sub}/resourceGroups/{group}/providers/" + type,
            r -> page(r, inResourceGroup(r, type)));
  }

  /** The registry that the path names. */
  Resource registry(ServerRequest request) {
    return topLevel(
        request, "Microsoft.ContainerRegistry/registries", request.parameter("registry"));
  }

  /** The Arc cluster that the path names. */
  Resource cluster(ServerRequest request) {
    return topLevel(
        request, "Microsoft.Kubernetes/connectedClusters", request.parameter("cluster"));
  }

  /** The registry's child of this type that the path names. */
  Resource child(ServerRequest request, String type) {
    var id = childId(request, type);
    return world.resources().find(id).orElseThrow(() -> ArmFailure.childNotFound(id.name()));
  }

  /** The id of such a child, whether it exists or not. */
  ResourceId childId(ServerRequest request, String type) {
    return registry(request).id().child(type, request.parameter("name"));
  }

  /** The resource group that the path names. */
  Resource group(ServerRequest request) {
    var name = request.parameter("group");
    var id = new ResourceId("/subscriptions/" + subscription(request) + "/resourceGroups/" + name);
    return world
        .resources()
        .find(id)
        .orElseThrow(() ->
            new ArmFailure(
                404,
                "ResourceGroupNotFound",
                "Resource group '%s' could not be found.".formatted(name)));
  }

  /** The subscription that the path names. */
  static String subscription(ServerRequest request) {
    return request.parameter("sub");
  }

  /** The resources of this type in the subscription that the path names. */
  List<Resource> inSubscription(ServerRequest request, String type) {
    return world.resources().ofType(type).stream()
        .filter(each -> each.id().subscription().equalsIgnoreCase(subscription(request)))
        .toList();
  }

  /** Those of them in the resource group that the path names, which has to exist. */
  private List<Resource> inResourceGroup(ServerRequest request, String type) {
    var group = group(request).id().name();
    return inSubscription(request, type).stream()
        .filter(each -> each.id().group().filter(group::equalsIgnoreCase).isPresent())
        .toList();
  }

  /** Sets the caller and the time of a change in the resource. */
  void updateSystemData(ServerRequest request, Resource resource) {
    resource.updateSystemData(world.clock().instant(), callers.caller(request).clientId());
  }

  /** Appends to the event log, with the client's request id. */
  void logEvent(ServerRequest request, String sentence, Map<String, String> about) {
    var more = new LinkedHashMap<>(about);
    request.header("x-ms-client-request-id").ifPresent(id -> more.put("request", id));
    world.eventLog().append(sentence, more);
  }

  /**
   * Starts an update: the resource succeeds after this duration of the world. Returns 201 with the
   * address of the operation.
   */
  ServerResponse startUpdate(
      ServerRequest request, Resource resource, String kind, Duration duration) {
    var operation =
        operations.start(
            kind,
            resource.text("/properties/provisioningState"),
            duration,
            () -> resource.set("/properties/provisioningState", "Succeeded"));
    var url =
        "%s%s/operationStatuses/%s?api-version=%s"
            .formatted(
                request.origin(),
                resource.id().text(),
                operation,
                request.query("api-version").orElse(""));
    return operations.withRetryAfter(
        resource(201, resource).withHeader("Azure-AsyncOperation", url));
  }

  /** 202 with the {@code Location} at which the result of a registry's operation can be read. */
  ServerResponse accepted(ServerRequest request, String operation) {
    return operations.accepted(
        "%s/subscriptions/%s/providers/Microsoft.ContainerRegistry/locations/EASTUS/operationResults/%s?api-version=%s"
            .formatted(
                request.origin(),
                subscription(request),
                operation,
                request.query("api-version").orElse("")));
  }

  /** Refuses a feature that only Premium registries have; its name is in the plural. */
  static void requirePremium(Resource registry, String feature) {
    var sku = registry.text("/sku/name");
    if (!sku.equals("Premium")) {
      throw ArmFailure.of(OwnRefusal.UNSUPPORTED_SKU, feature, sku, registry.id().name());
    }
  }

  static ServerResponse resource(int status, Resource resource) {
    return ServerResponse.json(status, resource.document());
  }

  /** One page of a list, with the link to the next page. */
  ServerResponse page(ServerRequest request, List<Resource> all) {
    return jsonPage(request, all.stream().map(Resource::document).toList());
  }

  /** One page of a list of JSON objects, with the link to the next page. */
  ServerResponse jsonPage(ServerRequest request, List<ObjectNode> all) {
    return ServerResponse.json(200, pageBody(request, all));
  }

  ObjectNode pageBody(ServerRequest request, List<ObjectNode> all) {
    var skip = request.query("$skipToken").map(Integer::parseInt).orElse(0);
    var end = Math.min(all.size(), skip + PAGE_SIZE);
    var body = Json.object();
    var value = body.putArray("value");
    all.subList(Math.min(skip, end), end).forEach(value::add);
    if (end < all.size()) {
      var query =
          request.query("api-version").map(version -> "api-version=" + version + "&").orElse("");
      body.put(
          "nextLink", linkOrigin(request) + request.path() + "?" + query + "$skipToken=" + end);
    }
    return body;
  }

  /**
   * Azure's links name its default port at times. The sandbox has others: a fault says the host.
   */
  private String linkOrigin(ServerRequest request) {
    return world
        .faults()
        .find("links-with-port")
        .flatMap(fault -> fault.detail("host"))
        .map("https://%s:443"::formatted)
        .orElseGet(request::origin);
  }

  private Resource topLevel(ServerRequest request, String type, String name) {
    var id = new ResourceId(group(request).id().text() + "/providers/" + type + "/" + name);
    return world.resources().find(id).orElseThrow(() -> ArmFailure.notFound(id));
  }
}
