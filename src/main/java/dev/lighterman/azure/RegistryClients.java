package dev.lighterman.azure;

import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.containerregistry.ContainerRegistryManager;
import com.azure.resourcemanager.containerregistry.fluent.ContainerRegistryManagementClient;
import dev.lighterman.azure.arm.AzureConnection;
import dev.lighterman.value.ArmId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The SDK's registry client of each subscription, with the pipeline of {@link AzureConnection}. */
final class RegistryClients {
  private final AzureConnection connection;
  private final AzureEnvironment cloud;
  private final Map<String, ContainerRegistryManagementClient> bySubscription =
      new ConcurrentHashMap<>();

  RegistryClients(AzureConnection connection) {
    this.connection = connection;
    this.cloud =
        new AzureEnvironment(
            Map.of(
                AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(),
                connection.endpoint() + "/"));
  }

  ContainerRegistryManagementClient in(String subscription) {
    return bySubscription.computeIfAbsent(subscription, this::client);
  }

  ContainerRegistryManagementClient of(ArmId id) {
    return in(id.subscription());
  }

  private ContainerRegistryManagementClient client(String subscription) {
    var profile = new AzureProfile(null, subscription, cloud);
    return ContainerRegistryManager.authenticate(connection.pipeline(), profile).serviceClient();
  }
}
