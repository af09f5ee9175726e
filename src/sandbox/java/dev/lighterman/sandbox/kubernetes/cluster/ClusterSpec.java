package dev.lighterman.sandbox.kubernetes.cluster;

import java.util.List;

/**
 * The specification of a cluster.
 *
 * @param serviceCidr the IPv4 range of cluster IPs, such as {@code 10.0.0.0/16}
 * @param version of Kubernetes, such as {@code 1.32.2}; from 1.33 on it serves {@code ServiceCIDR}
 * @param bearerToken of the bot; see {@link BearerTokens#grant}. {@link #NO_BOT_ACCESS} where the
 *     cluster does not admit the bot
 */
public record ClusterSpec(
    String name,
    String version,
    String serviceCidr,
    String dnsServiceIp,
    List<String> nodes,
    List<StorageClass> storageClasses,
    String bearerToken) {

  /** In place of a token: the cluster does not admit the bot. */
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

  /** A cluster of version 1.32.2. */
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

  /** A storage class that exists from the start. */
  public record StorageClass(
      String name, String provisioner, boolean isDefault, boolean waitsForFirstConsumer) {

    /** A class with immediate binding that is not the default. */
    public static StorageClass of(String name, String provisioner) {
      return new StorageClass(name, provisioner, false, false);
    }

    public StorageClass asDefault() {
      return new StorageClass(name, provisioner, true, waitsForFirstConsumer);
    }
  }
}
