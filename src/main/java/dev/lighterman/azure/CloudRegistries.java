package dev.lighterman.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.containerregistry.fluent.models.RegistryInner;
import com.azure.resourcemanager.containerregistry.models.RegistryUpdateParameters;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The registries in the cloud. */
public final class CloudRegistries {
  private final RegistryClients clients;
  private final List<String> subscriptions;

  CloudRegistries(RegistryClients clients, List<String> subscriptions) {
    this.clients = clients;
    this.subscriptions = subscriptions;
  }

  /** All that the bot can see, in all its subscriptions. */
  public List<CloudRegistry> all() {
    return ArmErrors.asking(() ->
        subscriptions.stream()
            .flatMap(each -> clients.in(each).getRegistries().list().stream())
            .map(CloudRegistries::read)
            .toList());
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

  /** Asks for dedicated data endpoints; done once {@link CloudRegistry#dataEndpointEnabled}. */
  public void enableDataEndpoint(ArmId id) {
    var change = new RegistryUpdateParameters().withDataEndpointEnabled(true);
    ArmErrors.asking(
        () -> clients.of(id).getRegistries().beginUpdate(id.resourceGroup(), id.name(), change));
  }

  private static CloudRegistry read(RegistryInner registry) {
    return new CloudRegistry(
        ArmId.of(registry.id()),
        registry.location(),
        registry.sku().name().toString(),
        registry.loginServer(),
        Boolean.TRUE.equals(registry.dataEndpointEnabled()),
        Objects.requireNonNullElse(registry.dataEndpointHostNames(), List.of()));
  }
}
