package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Creates and changes the document of a connected registry as the service does. */
final class ConnectedRegistryDocument {

  private static final List<String> MODES = List.of("ReadWrite", "ReadOnly", "Registry", "Mirror");
  private static final String EVERY_MINUTE = "* * * * *";

  private ConnectedRegistryDocument() {}

  /** A connected registry that is not deployed yet. */
  static Resource create(ResourceId id, ObjectNode requested) {
    var body = Json.object();
    var properties = body.withObjectProperty("properties");
    properties.put("provisioningState", "Succeeded");
    properties.put("mode", mode(requested.at("/properties/mode").asText()));
    properties.put("connectionState", "Offline");
    properties.withObjectProperty("activation").put("status", "Inactive");
    var parent = properties.withObjectProperty("parent");
    copy(requested.at("/properties/parent"), parent, "id");
    var sync = parent.withObjectProperty("syncProperties");
    if (usesManagedIdentity(requested)) {
      sync.put("authType", "ManagedIdentity");
      copy(requested, body, "identity");
      body.at("/identity/userAssignedIdentities")
          .properties()
          .forEach(identity -> fillIds(identity.getKey(), (ObjectNode) identity.getValue()));
    } else {
      sync.put("tokenId", requested.at("/properties/parent/syncProperties/tokenId").asText());
    }
    sync.put("schedule", EVERY_MINUTE).put("messageTtl", "P2D");
    properties.putObject("loginServer").putObject("tls").putObject("certificate");
    properties
        .putObject("logging")
        .put("logLevel", "Information")
        .put("auditLogStatus", "Disabled");
    properties.putObject("garbageCollection").put("enabled", true).put("schedule", "0 0 * * *");
    return new Resource(id, body);
  }

  private static void fillIds(String id, ObjectNode identity) {
    for (var field : List.of("clientId", "principalId")) {
      var name = (field + id).getBytes(StandardCharsets.UTF_8);
      identity.put(field, UUID.nameUUIDFromBytes(name).toString());
    }
  }

  /** Whether one syncs by a managed identity, a preview, in place of a sync token. */
  static boolean usesManagedIdentity(JsonNode requested) {
    return requested
        .at("/properties/parent/syncProperties/authType")
        .asText()
        .equals("ManagedIdentity");
  }

  /** Applies the settings of a PUT. */
  static void applyPut(Resource registry, Resource connected, ObjectNode requested) {
    var properties = requested.withObjectProperty("properties").deepCopy();
    properties.set("syncProperties", properties.at("/parent/syncProperties"));
    applyPatch(connected, properties);
    DataEndpoint.updateGateway(registry, connected);
  }

  /** Applies the settings of a PATCH. */
  static void applyPatch(Resource connected, ObjectNode properties) {
    patchSyncProperties(connected, properties.path("syncProperties"));
    for (var field : List.of("logging", "garbageCollection")) {
      if (properties.get(field) instanceof ObjectNode settings) {
        connected.properties().withObjectProperty(field).setAll(settings);
      }
    }
    var collects = connected.document().at("/properties/garbageCollection/enabled");
    if (collects.isTextual()) {
      connected.set("/properties/garbageCollection/enabled", collects.asBoolean());
    }
    for (var field : List.of("clientTokenIds", "notificationsList")) {
      if (properties.path(field).isArray()) {
        connected.set("/properties/" + field, texts(properties.path(field)));
      }
    }
  }

  /** One as the versions show it that know neither managed identities nor resyncs. */
  static ObjectNode withoutPreviewProperties(Resource connected) {
    var document = connected.document().deepCopy();
    document.remove("identity");
    document.withObjectProperty("properties").remove("registrySyncResult");
    ((ObjectNode) document.at("/properties/parent/syncProperties")).remove("authType");
    return document;
  }

  /** Asks for a resync, which waits for the activation where there was none. */
  static void requestResync(Resource connected) {
    var active = connected.text("/properties/activation/status").equals("Active");
    connected
        .properties()
        .withObjectProperty("registrySyncResult")
        .put("syncTrigger", "ManualResync")
        .put("syncState", active ? "Pending" : "NotActivated");
  }

  /** The mode in the service's case; empty if there is no such mode. */
  static String mode(String text) {
    return MODES.stream()
        .filter(mode -> mode.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse("");
  }

  /** Removes the sync window if the schedule is every minute and no window is given. */
  private static void patchSyncProperties(Resource connected, JsonNode requested) {
    var sync = (ObjectNode) connected.document().at("/properties/parent/syncProperties");
    if (requested.path("schedule").asText().equals(EVERY_MINUTE) && !requested.has("syncWindow")) {
      sync.remove("syncWindow");
    }
    for (var field : List.of("schedule", "syncWindow", "messageTtl")) {
      copy(requested, sync, field);
    }
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static void copy(JsonNode from, ObjectNode to, String field) {
    if (from.hasNonNull(field)) {
      to.set(field, from.path(field));
    }
  }
}
