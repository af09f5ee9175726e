package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Creates the extensions that run a registry's connected registries on clusters. */
record ExtensionSeed(World world, Resource registry, Instant deployed) {

  /** Puts a connected registry's extension on a cluster of the registry's subscription. */
  void install(String cluster, String serviceIp, String name, String password) {
    var id =
        cluster(cluster).id().text()
            + "/providers/Microsoft.KubernetesConfiguration/extensions/"
            + name;
    var extension = new Resource(new ResourceId(id), document(serviceIp));
    extension.secrets().put("connectionString", connectionString(name, password));
    world.resources().put(extension.updateSystemData(deployed, SubscriptionSeed.CREATOR));
  }

  private static ObjectNode document(String serviceIp) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("identity").put("type", "SystemAssigned");
    var properties = body.withObjectProperty("properties");
    properties.put("extensionType", "microsoft.containerregistry.connectedregistry");
    properties.put("autoUpgradeMinorVersion", true).put("releaseTrain", "Stable");
    properties.putNull("version").put("currentVersion", "1.0.0");
    properties
        .putObject("scope")
        .putObject("cluster")
        .put("releaseNamespace", "connected-registry");
    properties
        .putObject("configurationSettings")
        .put("service.clusterIP", serviceIp)
        .put("cert-manager.enabled", "true")
        .put("cert-manager.install", "false");
    properties.putObject("configurationProtectedSettings").put("connectionString", "");
    properties.put("provisioningState", "Succeeded").put("isSystemExtension", false);
    properties.putArray("statuses");
    properties.putNull("errorInfo");
    return body;
  }

  private Resource cluster(String name) {
    return world.resources().ofType("Microsoft.Kubernetes/connectedClusters").stream()
        .filter(each -> each.id().subscription().equals(registry.id().subscription()))
        .filter(each -> each.id().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String connectionString(String name, String password) {
    return "ConnectedRegistryName=%s;SyncTokenName=%s;SyncTokenPassword=%s;ParentGatewayEndpoint=%s;ParentEndpointProtocol=https"
        .formatted(name, name, password, DataEndpoint.host(registry));
  }
}
