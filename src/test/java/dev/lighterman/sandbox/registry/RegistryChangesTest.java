package dev.lighterman.sandbox.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.containers.containerregistry.ContainerRegistryClient;
import com.azure.containers.containerregistry.ContainerRegistryClientBuilder;
import com.azure.containers.containerregistry.models.ArtifactTagProperties;
import com.azure.core.exception.HttpResponseException;
import dev.lighterman.sandbox.azure.AzureFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Azure SDK's client locks, untags and deletes. */
final class RegistryChangesTest {
  private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries/";

  @Test
  void imagesAreLockedUntaggedAndDeleted() {
    try (var azure =
        new AzureFixture(
            1,
            List.of(
                REGISTRIES + "pull/read",
                REGISTRIES + "push/write",
                REGISTRIES + "artifacts/delete"))) {
      var client = client(azure);
      var old = client.getArtifact("pos", "1.4");

      old.updateTagProperties("1.4", new ArtifactTagProperties().setDeleteEnabled(false));
      assertFalse(old.getTagProperties("1.4").isDeleteEnabled());
      assertThrows(HttpResponseException.class, () -> old.deleteTag("1.4"));

      old.updateTagProperties("1.4", new ArtifactTagProperties().setDeleteEnabled(true));
      old.deleteTag("1.4");
      assertEquals(1, client.getRepository("pos").getProperties().getTagCount());

      client.getArtifact("nginx", "1.27").delete();
      client.deleteRepository("menu");
      assertEquals(List.of("hello-world", "pos"), client.listRepositoryNames().stream().toList());
    }
  }

  @Test
  void nobodyDeletesWithoutTheRight() {
    try (var azure = new AzureFixture(1)) {
      assertThrows(RuntimeException.class, () -> client(azure).deleteRepository("menu"));
    }
  }

  private static ContainerRegistryClient client(AzureFixture azure) {
    return new ContainerRegistryClientBuilder()
        .endpoint(azure.registry().toString())
        .credential(azure.credential(AzureFixture.SECRET))
        .httpClient(azure.sdkHttp())
        .buildClient();
  }
}
