package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.Locale;
import java.util.UUID;

/** Creates and changes the document of an extension as the service does. */
final class ExtensionDocument {

  /** The connected registry's extension type, in the service's case. */
  static final String CONNECTED_REGISTRY = "microsoft.containerregistry.connectedregistry";

  private ExtensionDocument() {}

  /** The id of an extension on a cluster. */
  static ResourceId id(ResourceId cluster, String name) {
    return new ResourceId(
        cluster.text() + "/providers/Microsoft.KubernetesConfiguration/extensions/" + name);
  }

  /** The extension of a PUT, existing or new; not yet added to the world. */
  static Resource applyPut(World world, ResourceId id, ObjectNode requested) {
    var type = requested.at("/properties/extensionType").asText().toLowerCase(Locale.ROOT);
    if (!type.equals(CONNECTED_REGISTRY)) {
      throw ArmFailure.of(OwnRefusal.EXTENSION_TYPE_NOT_FOUND, type);
    }
    var extension = world.resources().find(id).orElseGet(() -> create(world, id, type));
    extension.properties().putNull("version").put("autoUpgradeMinorVersion", true);
    extension.properties().putObject("configurationSettings");
    extension.properties().putObject("configurationProtectedSettings");
    applyPatch(extension, requested);
    return extension;
  }

  /**
   * Applies a PATCH: plain settings are merged; protected settings, if there are any, replace all
   * earlier ones.
   */
  static void applyPatch(Resource extension, ObjectNode requested) {
    var properties = extension.properties();
    requireNoPinWithUpgrade(properties, requested.path("properties"));
    for (var field : new String[] {"autoUpgradeMinorVersion", "releaseTrain", "version"}) {
      if (requested.path("properties").hasNonNull(field)) {
        properties.set(field, requested.path("properties").path(field));
      }
    }
    if (requested.at("/properties/configurationSettings") instanceof ObjectNode settings) {
      properties.withObjectProperty("configurationSettings").setAll(settings);
    }
    if (requested.at("/properties/configurationProtectedSettings") instanceof ObjectNode secrets
        && !secrets.isEmpty()) {
      putProtectedSettings(extension, secrets);
    }
    properties.putArray("statuses");
    properties.putNull("errorInfo");
  }

  private static void putProtectedSettings(Resource extension, ObjectNode secrets) {
    extension.secrets().clear();
    var shown = extension.properties().putObject("configurationProtectedSettings");
    secrets
        .properties()
        .forEach(setting -> {
          extension.secrets().put(setting.getKey(), setting.getValue().asText());
          shown.put(setting.getKey(), "");
        });
  }

  private static void requireNoPinWithUpgrade(JsonNode before, JsonNode requested) {
    var upgrades =
        requested
            .path("autoUpgradeMinorVersion")
            .asBoolean(before.path("autoUpgradeMinorVersion").asBoolean(true));
    if (upgrades
        && requested.hasNonNull("version")
        && !requested.path("version").asText().isEmpty()) {
      throw ArmFailure.of(OwnRefusal.INVALID_EXTENSION_VERSION);
    }
  }

  private static Resource create(World world, ResourceId id, String type) {
    var body = Json.object();
    body.putObject("identity")
        .put("principalId", UUID.randomUUID().toString())
        .put("tenantId", world.tenant().id())
        .put("type", "SystemAssigned");
    body.putNull("plan");
    body.set("properties", properties(type));
    return new Resource(id, body);
  }

  private static ObjectNode properties(String type) {
    var properties = Json.object().put("extensionType", type);
    properties.put("autoUpgradeMinorVersion", true).put("releaseTrain", "Stable");
    properties.putNull("version");
    properties
        .putObject("scope")
        .putObject("cluster")
        .put("releaseNamespace", "connected-registry");
    properties.putNull("currentVersion");
    properties.putNull("customLocationSettings");
    properties.putNull("packageUri");
    properties.putNull("aksAssignedIdentity");
    return properties.put("isSystemExtension", false);
  }
}
