package dev.lighterman.azure;

import static dev.lighterman.sandbox.azure.AzureFixture.SUBSCRIPTION;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Resource ids in the sandbox's seeded data, and a client for them. */
public final class SeededAzure {
  static final ArmId REGISTRY = ArmId.of(AzureFixture.REGISTRY_PATH);
  static final ArmId LAB =
      ArmId.of(SUBSCRIPTION, "labgroup", "Microsoft.ContainerRegistry/registries", "labregistry");
  static final ArmId CLUSTER =
      ArmId.of(
          SUBSCRIPTION,
          "myresourcegroup",
          "Microsoft.Kubernetes/connectedClusters",
          "myarck8scluster");
  static final String EXTENSIONS = "Microsoft.KubernetesConfiguration/extensions";
  static final ArmId EXTENSION =
      CLUSTER.extension("Microsoft.KubernetesConfiguration/extensions", "myconnectedregistry");
  static final ArmId NEW = REGISTRY.child("connectedRegistries", "myconnectedregistry");
  static final ArmId TOKEN = REGISTRY.child("tokens", "myconnectedregistry");
  static final ArmId SCOPE_MAP = REGISTRY.child("scopeMaps", "myconnectedregistry");
  static final List<String> ACTIONS =
      List.of(
          "repositories/hello-world/content/read",
          "repositories/hello-world/metadata/read",
          "gateway/myconnectedregistry/config/read",
          "gateway/myconnectedregistry/config/write",
          "gateway/myconnectedregistry/message/read",
          "gateway/myconnectedregistry/message/write");

  private SeededAzure() {}

  public static Azure connect(AzureFixture world, Path directory) {
    var address = URI.create(world.azure.address() + "/");
    return Azure.connect(
        new AzureSettings(
            new AzureCredential.ClientSecret(
                AzureFixture.TENANT, AzureFixture.CLIENT, new Secret(AzureFixture.SECRET)),
            List.of(SUBSCRIPTION),
            address,
            address,
            TrustingClients.file(world.tls, directory)));
  }
}
