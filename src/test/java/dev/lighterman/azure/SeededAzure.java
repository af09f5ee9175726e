package dev.lighterman.azure;

import static dev.lighterman.sandbox.azure.AzureFixture.SUBSCRIPTION;

import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import dev.lighterman.azure.arm.AzureConnection;
import dev.lighterman.azure.arm.ServerRedirect;
import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
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
    return Azure.connect(settings(world, world.azure.address() + "/", directory));
  }

  /** A client that knows Azure Resource Manager by this address; Entra only knows the other one. */
  static Azure connectAs(String arm, AzureFixture world, Path directory) {
    var real =
        AzureConnection.of(
            settings(world, arm + "/", directory),
            InstantSource.system(),
            new SimpleMeterRegistry());
    var pipeline = new HttpPipelineBuilder().httpClient(real.httpClient());
    for (int i = 0; i < real.pipeline().getPolicyCount(); i++) {
      var policy = real.pipeline().getPolicy(i);
      pipeline.policies(
          policy instanceof ArmChallengeAuthenticationPolicy
              ? new ArmChallengeAuthenticationPolicy(
                  real.credential(), world.azure.address() + "/.default")
              : policy);
    }
    pipeline.policies(new ServerRedirect(world.azure.address()));
    return new Azure(
        new AzureConnection(
            real.httpClient(), real.credential(), pipeline.build(), arm, real.clock()),
        List.of(SUBSCRIPTION));
  }

  private static AzureSettings settings(AzureFixture world, String arm, Path directory) {
    return new AzureSettings(
        new AzureCredential.ClientSecret(
            AzureFixture.TENANT, AzureFixture.CLIENT, new Secret(AzureFixture.SECRET)),
        List.of(SUBSCRIPTION),
        URI.create(arm),
        URI.create(world.azure.address() + "/"),
        TrustingClients.file(world.tls, directory));
  }
}
