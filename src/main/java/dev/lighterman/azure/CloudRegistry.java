package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Locale;

/**
 * A container registry in the cloud.
 *
 * @param region such as {@code eastus}
 * @param sku such as {@code Premium}
 * @param loginServer its host, with a port unless that is the default
 * @param dataEndpointHosts the hosts of its dedicated data endpoints
 * @param abac whether its {@code roleAssignmentMode} is {@code AbacRepositoryPermissions}: only the
 *     roles with repository permissions let somebody read its images
 * @param takesArmTokens whether it also takes access tokens for Azure Resource Manager, by its
 *     policy {@code azureADAuthenticationAsArmPolicy}
 * @param network from where it and its data endpoints are reached
 */
public record CloudRegistry(
    ArmId id,
    String region,
    String sku,
    String loginServer,
    boolean dataEndpointEnabled,
    List<String> dataEndpointHosts,
    boolean abac,
    boolean takesArmTokens,
    NetworkAccess network) {
  public CloudRegistry {
    dataEndpointHosts = List.copyOf(dataEndpointHosts);
  }

  /** From where a registry is reached. */
  public enum NetworkAccess {
    EVERYWHERE,
    /** From the addresses in its network rules, and by private endpoints. */
    LISTED_ADDRESSES,
    /** By private endpoints alone, whatever its network rules are. */
    PRIVATE_ENDPOINTS
  }

  public String name() {
    return id.name();
  }

  /**
   * The host of the data endpoint in its own region, even if it is not enabled yet: Azure inserts
   * the region after the first label of the login server. A registry with replicas has one in each
   * region, in no certain order.
   */
  public String dataEndpointHost() {
    return dataEndpointHosts.stream()
        .filter(host -> host.contains("." + region + "."))
        .findFirst()
        .or(() -> dataEndpointHosts.stream().findFirst())
        .orElseGet(this::futureDataEndpointHost);
  }

  private String futureDataEndpointHost() {
    int dot = loginServer.indexOf('.');
    String name = dot < 0 ? name() : loginServer.substring(0, dot);
    String domain = dot < 0 ? ".azurecr.io" : loginServer.substring(dot);
    return name.toLowerCase(Locale.ROOT) + "." + region + ".data" + domain;
  }

  public boolean closedNetwork() {
    return network != NetworkAccess.EVERYWHERE;
  }

  /** Whether its SKU allows connected registries. */
  public boolean premium() {
    return sku.equalsIgnoreCase("Premium");
  }
}
