package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An extension of an Arc cluster.
 *
 * @param type in lower case, such as {@link #CONNECTED_REGISTRY}
 * @param provisioningText Azure's own word
 * @param version what runs now
 * @param settings without the protected ones, whose values can't be read
 * @param failure why it failed, one paragraph without what is always said
 * @param changed when it was last put or patched
 */
public record Extension(
    ArmId id,
    String type,
    ProvisioningState provisioning,
    String provisioningText,
    @Nullable String version,
    Map<String, String> settings,
    @Nullable String failure,
    Instant created,
    Instant changed) {
  /** The type of the extension that runs a connected registry. */
  public static final String CONNECTED_REGISTRY = "microsoft.containerregistry.connectedregistry";

  /** The setting that holds the service address. */
  public static final String SERVICE_ADDRESS = "service.clusterIP";

  /** The protected setting that ties it to its connected registry. */
  public static final String CONNECTION_STRING = "connectionString";

  public Extension {
    settings = Map.copyOf(settings);
  }

  public String name() {
    return id.name();
  }

  /** Where the site's pods pull from, as it was set. */
  public Optional<String> serviceAddress() {
    return Optional.ofNullable(settings.get(SERVICE_ADDRESS));
  }

  /** Whether it runs a connected registry. */
  boolean connectedRegistry() {
    return type.equals(CONNECTED_REGISTRY);
  }
}
