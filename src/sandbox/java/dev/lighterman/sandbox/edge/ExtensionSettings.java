package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of an extension.
 *
 * @param release the name of the Helm release, which is the extension's
 * @param configuration the {@code configurationSettings}
 * @param protectedConfiguration the {@code configurationProtectedSettings}
 */
record ExtensionSettings(
    String release, Map<String, String> configuration, Map<String, String> protectedConfiguration) {

  ExtensionSettings {
    configuration = Map.copyOf(configuration);
    protectedConfiguration = Map.copyOf(protectedConfiguration);
  }

  static ExtensionSettings of(Resource extension) {
    var configuration = new TreeMap<String, String>();
    extension
        .document()
        .at("/properties/configurationSettings")
        .properties()
        .forEach(setting -> configuration.put(setting.getKey(), setting.getValue().asText()));
    return new ExtensionSettings(extension.id().name(), configuration, extension.secrets());
  }

  String serviceIp() {
    return configuration.getOrDefault("service.clusterIP", "");
  }

  /** Empty for the default class of the cluster. */
  String storageClass() {
    return configuration.getOrDefault("pvc.storageClassName", "");
  }

  String storage() {
    return configuration.getOrDefault("pvc.storageRequest", "500Gi");
  }

  boolean usesCertManager() {
    return isEnabled("cert-manager.enabled", true);
  }

  boolean installsCertManager() {
    return usesCertManager() && isEnabled("cert-manager.install", true);
  }

  /** Whether it has a certificate: of cert-manager, or among its protected settings. */
  boolean hasCertificate() {
    return usesCertManager()
        || protectedConfiguration.containsKey("tls.crt")
        || protectedConfiguration.containsKey("tls.secret");
  }

  boolean distributesTrust() {
    return isEnabled("trustDistribution.enabled", true) && !plainHttp();
  }

  boolean selectsNodes() {
    return isEnabled("trustDistribution.useNodeSelector", false);
  }

  boolean plainHttp() {
    return isEnabled("httpEnabled", false);
  }

  /** Among the protected settings; one with a managed identity has no secret and may be open. */
  ParentConnectionString connectionString() {
    return ParentConnectionString.parse(
        protectedConfiguration.getOrDefault(
            "connectionString", configuration.getOrDefault("connectionString", "")));
  }

  /** A checksum of all settings, whose change restarts the pod. */
  String checksum() {
    return Integer.toHexString(
        new TreeMap<>(configuration).hashCode() * 31 + protectedConfiguration.hashCode());
  }

  private boolean isEnabled(String key, boolean defaultValue) {
    return Boolean.parseBoolean(configuration.getOrDefault(key, Boolean.toString(defaultValue)));
  }

  @Override
  public String toString() {
    return "Settings[" + release + ", " + configuration + "]";
  }
}
