package dev.lighterman.sandbox.kubernetes.cluster;

import java.util.List;

/**
 * A cluster to be started.
 *
 * @param serviceCidr the IPv4 range of service addresses, such as {@code 10.0.0.0/16}
 * @param version of Kubernetes, such as {@code 1.32.2}; from 1.33 on the service range can be read
 * @param bearerToken what the bot presents; see {@link BearerTokens#grant}. Empty where the bot is
 *     not let in
 */
public record ClusterSpec(
    String name,
    String version,
    String serviceCidr,
    String dnsServiceIp,
    List<String> nodes,
    List<StorageClass> storageClasses,
    String bearerToken) {

  /** In place of a token: only the cluster's own people have a way in. */
  public static final String NO_BOT_ACCESS = "";

  public ClusterSpec {
    nodes = List.copyOf(nodes);
    storageClasses = List.copyOf(storageClasses);
    if (name.isEmpty() || name.contains("/")) {
      throw new IllegalArgumentException("Not a cluster's name: " + name);
    }
    if (!version.matches("1\\.\\d+\\.\\d+")) {
      throw new IllegalArgumentException("Not a version of Kubernetes: " + version);
    }
  }

  /** Version 1.32.2. */
  public ClusterSpec(
      String name,
      String serviceCidr,
      String dnsServiceIp,
      List<String> nodes,
      List<StorageClass> storageClasses,
      String bearerToken) {
    this(name, "1.32.2", serviceCidr, dnsServiceIp, nodes, storageClasses, bearerToken);
  }

  public boolean admitsBot() {
    return !bearerToken.equals(NO_BOT_ACCESS);
  }

  public int minor() {
    return Integer.parseInt(version.split("\\.", -1)[1]);
  }

  @Override
  public String toString() {
    return "ClusterSpec[" + name + ", " + version + ", " + serviceCidr + "]";
  }

  /** A storage class that a cluster offers from its start. */
  public record StorageClass(
      String name, String provisioner, boolean isDefault, boolean waitsForFirstConsumer) {

    /** Immediate binding, not the default class. */
    public static StorageClass of(String name, String provisioner) {
      return new StorageClass(name, provisioner, false, false);
    }

    public StorageClass asDefault() {
      return new StorageClass(name, provisioner, true, waitsForFirstConsumer);
    }
  }
}
