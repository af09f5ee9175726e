package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The extensions of Arc clusters. A change is only asked for: look again. */
public final class Extensions {
  private static final String VERSION = "2023-05-01";
  private static final String TYPE = "/providers/Microsoft.KubernetesConfiguration/extensions";

  private final ArmClient arm;

  Extensions(ArmClient arm) {
    this.arm = arm;
  }

  /** All extensions of a cluster, whatever their type. */
  public List<Extension> of(ArmId cluster) {
    return arm.list(cluster + TYPE, VERSION).stream().map(ExtensionMapper::from).toList();
  }

  /** The one of a cluster that runs a connected registry, where it has one. */
  public Optional<Extension> connectedRegistry(ArmId cluster) {
    return of(cluster).stream().filter(Extension::connectedRegistry).findFirst();
  }

  public Optional<Extension> get(ArmId id) {
    return arm.find(id.toString(), VERSION).map(ExtensionMapper::from);
  }

  /**
   * Installs a connected registry's extension, or replaces its settings.
   *
   * @param region the cluster's
   */
  public void put(
      ArmId id, String region, Map<String, String> settings, Map<String, Secret> secrets) {
    var body = JsonNodeFactory.instance.objectNode().put("location", region);
    body.putObject("identity").put("type", "SystemAssigned");
    properties(body, settings, secrets).put("extensionType", Extension.CONNECTED_REGISTRY);
    arm.change(HttpMethod.PUT, id.toString(), VERSION, body);
  }

  /** Deletes it; one that isn't there is fine. */
  public void delete(ArmId id) {
    arm.delete(id.toString(), VERSION);
  }

  private static ObjectNode properties(
      ObjectNode body, Map<String, String> settings, Map<String, Secret> secrets) {
    var properties = body.putObject("properties");
    var open = properties.putObject("configurationSettings");
    settings.forEach(open::put);
    var hidden = properties.putObject("configurationProtectedSettings");
    secrets.forEach((key, secret) -> hidden.put(key, secret.reveal()));
    return properties;
  }
}
