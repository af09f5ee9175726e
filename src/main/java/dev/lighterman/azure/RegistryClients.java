package dev.lighterman.azure;

import com.azure.core.http.rest.Response;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.BinaryData;
import com.azure.resourcemanager.containerregistry.ContainerRegistryManager;
import com.azure.resourcemanager.containerregistry.fluent.ContainerRegistryManagementClient;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.azure.arm.AzureConnection;
import dev.lighterman.value.ArmId;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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

  /**
   * Sends a change and doesn't wait until it is done. The SDK's own pollers show the resource only
   * at the end, and read it once more until then.
   *
   * @return the resource as the response shows it
   */
  static <T> T send(Mono<Response<Flux<ByteBuffer>>> change, Class<T> resource) {
    return ArmErrors.translating(() ->
        Objects.requireNonNull(
                change.flatMap(response -> BinaryData.fromFlux(response.getValue())).block())
            .toObject(resource));
  }

  private ContainerRegistryManagementClient client(String subscription) {
    var profile = new AzureProfile(null, subscription, cloud);
    return ContainerRegistryManager.authenticate(connection.pipeline(), profile).serviceClient();
  }
}
