package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.ProviderRegistrations;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.Optional;

/** The Azure resources as the page shows them. */
record WorldView(World world) {
  private static final String CLUSTERS = "Microsoft.Kubernetes/connectedClusters";
  private static final String EXTENSIONS = "Microsoft.KubernetesConfiguration/extensions";
  private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries";

  ObjectNode json() {
    return world.locked(this::snapshot);
  }

  private ObjectNode snapshot() {
    ObjectNode json = Json.object();
    ArrayNode providers = json.putArray("providers");
    world.tenant().subscriptions().stream()
        .flatMap(subscription -> world.providers().of(subscription.id()).stream())
        .forEach(provider -> providers.add(provider(provider)));
    ArrayNode registries = json.putArray("registries");
    world.resources().ofType(REGISTRIES).forEach(each -> registries.add(registry(each)));
    ArrayNode clusters = json.putArray("clusters");
    world.resources().ofType(CLUSTERS).forEach(each -> clusters.add(cluster(each)));
    ArrayNode extensions = json.putArray("extensions");
    world.resources().ofType(EXTENSIONS).forEach(each -> extensions.add(extension(each)));
    return json;
  }

  private static ObjectNode provider(ProviderRegistrations.Provider provider) {
    return Json.object()
        .put("subscription", provider.subscription())
        .put("namespace", provider.namespace())
        .put("registrationState", provider.state());
  }

  private ObjectNode registry(Resource registry) {
    ObjectNode json =
        resourceJson(registry)
            .put("sku", registry.text("/sku/name"))
            .put("loginServer", registry.text("/properties/loginServer"))
            .put("dataEndpointEnabled", registry.flag("/properties/dataEndpointEnabled"));
    ArrayNode repositories = json.putArray("repositories");
    world.images().repositories(registry.id().text()).forEach(repositories::add);
    ArrayNode connected = json.putArray("connectedRegistries");
    world
        .resources()
        .children(registry.id(), "connectedRegistries")
        .forEach(each -> connected.add(connectedRegistry(each)));
    ArrayNode tokens = json.putArray("tokens");
    world.resources().children(registry.id(), "tokens").forEach(each -> tokens.add(token(each)));
    ArrayNode scopeMaps = json.putArray("scopeMaps");
    world
        .resources()
        .children(registry.id(), "scopeMaps")
        .forEach(each -> scopeMaps.add(scopeMap(each)));
    return json;
  }

  private static ObjectNode token(Resource token) {
    return Json.object()
        .put("name", token.id().name())
        .put("status", token.text("/properties/status"))
        .put("scopeMap", lastSegment(token.text("/properties/scopeMapId")));
  }

  private static ObjectNode scopeMap(Resource scopeMap) {
    ObjectNode json = Json.object().put("name", scopeMap.id().name());
    ArrayNode actions = json.putArray("actions");
    scopeMap.texts("/properties/actions").forEach(actions::add);
    return json;
  }

  private static ObjectNode connectedRegistry(Resource connected) {
    ObjectNode json = Json.object();
    ArrayNode clientTokens = json.putArray("clientTokens");
    connected
        .texts("/properties/clientTokenIds")
        .forEach(each -> clientTokens.add(lastSegment(each)));
    return json.put("name", connected.id().name())
        .put("mode", connected.text("/properties/mode"))
        .put("activation", connected.text("/properties/activation/status"))
        .put("connectionState", connected.text("/properties/connectionState"))
        .put("loginServer", connected.text("/properties/loginServer/host"))
        .put("clients", clientTokens.size())
        .put("syncToken", lastSegment(connected.text("/properties/parent/syncProperties/tokenId")))
        .put("lastSyncTime", connected.text("/properties/parent/syncProperties/lastSyncTime"));
  }

  private static ObjectNode cluster(Resource cluster) {
    ObjectNode json =
        resourceJson(cluster)
            .put("connectivityStatus", cluster.text("/properties/connectivityStatus"));
    return json.set("tags", cluster.document().path("tags"));
  }

  private static ObjectNode extension(Resource extension) {
    Optional<ResourceId> cluster = extension.id().parent();
    return Json.object()
        .put("id", extension.id().text())
        .put("name", extension.id().name())
        .put("cluster", cluster.map(ResourceId::name).orElse(""))
        .put("provisioningState", extension.text("/properties/provisioningState"))
        .put("version", extension.text("/properties/currentVersion"))
        .put("serviceIp", extension.text("/properties/configurationSettings/service.clusterIP"));
  }

  /** The name at the end of a resource id. */
  private static String lastSegment(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static ObjectNode resourceJson(Resource resource) {
    return Json.object()
        .put("id", resource.id().text())
        .put("name", resource.id().name())
        .put("resourceGroup", resource.id().group().orElse(""));
  }
}
