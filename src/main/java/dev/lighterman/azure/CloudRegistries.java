package dev.lighterman.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.containerregistry.fluent.models.RegistryInner;
import com.azure.resourcemanager.containerregistry.models.AzureADAuthenticationAsArmPolicy;
import com.azure.resourcemanager.containerregistry.models.AzureADAuthenticationAsArmPolicyStatus;
import com.azure.resourcemanager.containerregistry.models.DefaultAction;
import com.azure.resourcemanager.containerregistry.models.NetworkRuleSet;
import com.azure.resourcemanager.containerregistry.models.Policies;
import com.azure.resourcemanager.containerregistry.models.PublicNetworkAccess;
import com.azure.resourcemanager.containerregistry.models.RegistryUpdateParameters;
import com.azure.resourcemanager.containerregistry.models.RoleAssignmentMode;
import dev.lighterman.azure.CloudRegistry.NetworkAccess;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The container registries in the cloud. */
public final class CloudRegistries {
  private final RegistryClients clients;
  private final List<String> subscriptions;

  CloudRegistries(RegistryClients clients, List<String> subscriptions) {
    this.clients = clients;
    this.subscriptions = subscriptions;
  }

  /** All registries that the bot can see in its subscriptions. */
  public List<CloudRegistry> list() {
    return ArmErrors.translating(() ->
        ArmErrors.readable(
            subscriptions.stream()
                .flatMap(subscription -> clients.in(subscription).getRegistries().list().stream()),
            CloudRegistries::read));
  }

  public Optional<CloudRegistry> get(ArmId id) {
    return ArmErrors.find(() ->
            clients
                .of(id)
                .getRegistries()
                .getByResourceGroupWithResponse(id.resourceGroup(), id.name(), Context.NONE)
                .getValue())
        .map(CloudRegistries::read);
  }

  /**
   * Starts to enable dedicated data endpoints; done when {@link CloudRegistry#dataEndpointEnabled}.
   */
  public void enableDataEndpoint(ArmId id) {
    var update = new RegistryUpdateParameters().withDataEndpointEnabled(true);
    ArmErrors.translating(
        () -> clients.of(id).getRegistries().beginUpdate(id.resourceGroup(), id.name(), update));
  }

  private static CloudRegistry read(RegistryInner registry) {
    return new CloudRegistry(
        ArmErrors.id(registry.id()),
        registry.location(),
        registry.sku().name().toString(),
        loginServer(registry),
        Boolean.TRUE.equals(registry.dataEndpointEnabled()),
        Objects.requireNonNullElse(registry.dataEndpointHostNames(), List.of()),
        RoleAssignmentMode.ABAC_REPOSITORY_PERMISSIONS.equals(registry.roleAssignmentMode()),
        takesArmTokens(registry.policies()),
        network(registry));
  }

  /** One that is being created may not have its login server yet. */
  private static String loginServer(RegistryInner registry) {
    return Optional.ofNullable(registry.loginServer())
        .orElseGet(
            () -> ArmErrors.id(registry.id()).name().toLowerCase(Locale.ROOT) + ".azurecr.io");
  }

  private static NetworkAccess network(RegistryInner registry) {
    if (PublicNetworkAccess.DISABLED.equals(registry.publicNetworkAccess())) {
      return NetworkAccess.PRIVATE_ENDPOINTS;
    }
    NetworkRuleSet rules = registry.networkRuleSet();
    return rules != null && DefaultAction.DENY.equals(rules.defaultAction())
        ? NetworkAccess.LISTED_ADDRESSES
        : NetworkAccess.EVERYWHERE;
  }

  private static boolean takesArmTokens(@Nullable Policies policies) {
    return Optional.ofNullable(policies)
        .map(Policies::azureADAuthenticationAsArmPolicy)
        .map(AzureADAuthenticationAsArmPolicy::status)
        .filter(AzureADAuthenticationAsArmPolicyStatus.DISABLED::equals)
        .isEmpty();
  }
}
