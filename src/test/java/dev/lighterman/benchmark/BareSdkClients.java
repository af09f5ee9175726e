package dev.lighterman.benchmark;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.containerregistry.ContainerRegistryManager;
import dev.lighterman.sandbox.http.TrustingClients;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The SDKs' own ways to Azure and to a cluster. */
final class BareSdkClients {
  private static final String CLUSTER = "store-101";

  private final BotEnvironmentVariables environment;
  private final HttpClient http;

  BareSdkClients(BotEnvironmentVariables environment) {
    this.environment = environment;
    this.http =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder()
                    .sslContext(
                        TrustingClients.only(Path.of(environment.of("LIGHTERMAN_CA_FILE")))))
            .build();
  }

  /** The registries' connected registries, and a cluster's nodes. */
  List<String> names() {
    return Stream.concat(connectedRegistries(), nodes()).toList();
  }

  private Stream<String> connectedRegistries() {
    var clients =
        ContainerRegistryManager.configure()
            .withHttpClient(http)
            .authenticate(credential(), profile())
            .serviceClient();
    return clients.getRegistries().list().stream()
        .flatMap(registry ->
            clients
                .getConnectedRegistries()
                .list(registry.id().split("/", -1)[4], registry.name())
                .stream())
        .map(connected -> connected.name());
  }

  private ClientSecretCredential credential() {
    return new ClientSecretCredentialBuilder()
        .tenantId(environment.of("AZURE_TENANT_ID"))
        .clientId(environment.of("AZURE_CLIENT_ID"))
        .clientSecret(environment.of("AZURE_CLIENT_SECRET"))
        .authorityHost(environment.of("AZURE_AUTHORITY_HOST"))
        .disableInstanceDiscovery()
        .httpClient(http)
        .build();
  }

  private AzureProfile profile() {
    String azure = environment.of("AZURE_RESOURCE_MANAGER_URL");
    return new AzureProfile(
        environment.of("AZURE_TENANT_ID"),
        environment.of("AZURE_SUBSCRIPTION_ID"),
        new AzureEnvironment(
            Map.of(
                "resourceManagerEndpointUrl", azure,
                "managementEndpointUrl", azure,
                "activeDirectoryEndpointUrl", environment.of("AZURE_AUTHORITY_HOST"))));
  }

  private Stream<String> nodes() {
    var config = Config.fromKubeconfig(CLUSTER, Path.of(environment.of("KUBECONFIG")).toFile());
    try (var client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build()) {
      List<String> names =
          client.nodes().list().getItems().stream()
              .map(node -> node.getMetadata().getName())
              .toList();
      return names.stream();
    }
  }
}
