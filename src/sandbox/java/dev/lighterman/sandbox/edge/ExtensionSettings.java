package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an extension is told to install.
 *
 * @param release the Helm release, named as the extension
 * @param configuration the plain settings
 * @param protectedConfiguration the protected settings
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

  /** Empty where the cluster's default class is to be used. */
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

  boolean distributesTrust() {
    return isEnabled("trustDistribution.enabled", true) && !plainHttp();
  }

  boolean selectsNodes() {
    return isEnabled("trustDistribution.useNodeSelector", false);
  }

  boolean plainHttp() {
    return isEnabled("httpEnabled", false);
  }

  ParentConnectionString connectionString() {
    return ParentConnectionString.parse(
        protectedConfiguration.getOrDefault("connectionString", ""));
  }

  /** Changes with every setting, so that new ones restart the pod. */
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
