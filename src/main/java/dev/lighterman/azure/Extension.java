package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An extension of an Arc cluster.
 *
 * @param type in lower case, such as {@link #CONNECTED_REGISTRY}
 * @param provisioningText Azure's provisioningState, such as {@code Creating}
 * @param version the one that is installed
 * @param settings without the protected settings, whose values can't be read
 * @param protectedSettings the keys of the protected settings
 * @param failure why it failed, in one paragraph; null where it did not
 * @param changed when it was last created or updated
 */
public record Extension(
    ArmId id,
    String type,
    ProvisioningState provisioning,
    String provisioningText,
    @Nullable String version,
    Map<String, String> settings,
    Set<String> protectedSettings,
    @Nullable String failure,
    Instant created,
    Instant changed) {
  /** The type of the extension that runs a connected registry. */
  public static final String CONNECTED_REGISTRY = "microsoft.containerregistry.connectedregistry";

  /** The setting with the address of the connected registry's Service in the cluster. */
  public static final String SERVICE_ADDRESS = "service.clusterIP";

  /**
   * The setting with the storage class of its volume; the cluster's default where there is none.
   */
  public static final String STORAGE_CLASS = "pvc.storageClassName";

  /** The setting with the mark of the request that installed it; the extension ignores it. */
  public static final String REQUEST = "lighterman.request";

  /** The setting with the mark of the request that last gave it a password. */
  public static final String PASSWORD_REQUEST = "lighterman.password-request";

  /** The setting that tells which password the connection string has, without revealing it. */
  public static final String PASSWORD = "lighterman.password";

  /** The setting for whether its certificate is one of cert-manager. */
  public static final String CERT_MANAGER_ENABLED = "cert-manager.enabled";

  /** The setting for whether it makes the nodes trust its certificate, which it does by default. */
  public static final String TRUST_DISTRIBUTION = "trustDistribution.enabled";

  /** The setting for whether it does so on labelled nodes alone. */
  public static final String TRUST_BY_LABEL = "trustDistribution.useNodeSelector";

  /**
   * The setting with the connection string of its connected registry: a protected one if that has a
   * password.
   */
  public static final String CONNECTION_STRING = "connectionString";

  public Extension {
    settings = Map.copyOf(settings);
    protectedSettings = Set.copyOf(protectedSettings);
  }

  public String name() {
    return id.name();
  }

  /** The value of {@link #SERVICE_ADDRESS}: where the site's pods pull from. */
  public Optional<String> serviceAddress() {
    return Optional.ofNullable(settings.get(SERVICE_ADDRESS));
  }

  /**
   * Whether it is to serve HTTPS and has no certificate: neither cert-manager's, which it uses
   * unless it is told otherwise, nor one among its settings.
   */
  public boolean hasNoCertificate() {
    return "false".equals(settings.get(CERT_MANAGER_ENABLED))
        && !"true".equals(settings.get("httpEnabled"))
        && Stream.concat(settings.keySet().stream(), protectedSettings.stream())
            .noneMatch(name -> name.startsWith("tls."));
  }

  /** Whether it runs a connected registry. */
  boolean isConnectedRegistry() {
    return type.equals(CONNECTED_REGISTRY);
  }
}
