package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an extension is told to install.
 *
 * @param release the Helm release, named as the extension
 * @param plain the plain settings
 * @param secrets the protected settings
 */
record ExtensionSettings(String release, Map<String, String> plain, Map<String, String> secrets) {

  ExtensionSettings {
    plain = Map.copyOf(plain);
    secrets = Map.copyOf(secrets);
  }

  static ExtensionSettings of(Resource extension) {
    var plain = new TreeMap<String, String>();
    extension
        .document()
        .at("/properties/configurationSettings")
        .properties()
        .forEach(one -> plain.put(one.getKey(), one.getValue().asText()));
    return new ExtensionSettings(extension.id().name(), plain, extension.secrets());
  }

  String serviceIp() {
    return plain.getOrDefault("service.clusterIP", "");
  }

  /** Empty where the cluster's default class is to be used. */
  String storageClass() {
    return plain.getOrDefault("pvc.storageClassName", "");
  }

  String storage() {
    return plain.getOrDefault("pvc.storageRequest", "500Gi");
  }

  boolean usesCertManager() {
    return on("cert-manager.enabled", true);
  }

  boolean installsCertManager() {
    return usesCertManager() && on("cert-manager.install", true);
  }

  boolean distributesTrust() {
    return on("trustDistribution.enabled", true) && !plainHttp();
  }

  boolean selectsNodes() {
    return on("trustDistribution.useNodeSelector", false);
  }

  boolean plainHttp() {
    return on("httpEnabled", false);
  }

  ParentConnectionString connection() {
    return ParentConnectionString.parse(secrets.getOrDefault("connectionString", ""));
  }

  /** Changes with every setting, so that new ones restart the pod. */
  String checksum() {
    return Integer.toHexString(new TreeMap<>(plain).hashCode() * 31 + secrets.hashCode());
  }

  private boolean on(String key, boolean usual) {
    return Boolean.parseBoolean(plain.getOrDefault(key, Boolean.toString(usual)));
  }

  @Override
  public String toString() {
    return "Settings[" + release + ", " + plain + "]";
  }
}
