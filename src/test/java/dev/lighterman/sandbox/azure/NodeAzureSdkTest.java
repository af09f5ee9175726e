package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.NodeScript;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's clients for JavaScript work with the sandbox; skipped without their packages. */
final class NodeAzureSdkTest {
  private static final Path SCRIPT = Path.of("src/test/resources/azure/microsoft-sdk.cjs");
  private static final List<String> PACKAGES =
      List.of(
          "@azure/arm-containerregistry",
          "@azure/arm-kubernetesconfiguration",
          "@azure/container-registry");

  @TempDir private Path dir;

  @Test
  void theyListMakeChangeAndDeleteAndTheirPollersEnd() throws Exception {
    NodeScript script = NodeScript.requiring(PACKAGES, Files.readString(SCRIPT));
    try (var fixture = new AzureFixture(500, AzureFixture.ANY_CLIENTS, InstantAgents::new)) {
      JsonNode found = run(script, fixture);

      JsonNode registry = found.path("registry");
      assertTrue(texts(registry.path("listed")).contains("myacrregistry"), registry::toString);
      assertEquals("node", registry.at("/tags/by").asText());
      assertTrue(registry.hasNonNull("server"), registry::toString);

      JsonNode fresh = found.path("fresh");
      assertEquals("Succeeded", fresh.path("state").asText());
      assertEquals(List.of("fresh"), texts(fresh.path("images")));
      assertEquals(List.of("noderegistry.eastus.data.azurecr.io"), texts(fresh.path("hosts")));
      assertEquals(List.of("400", "400", "400", "400"), texts(fresh.path("refusals")));
      assertEquals("AlreadyInUse", fresh.path("elsewhere").asText());
      assertEquals(2, fresh.path("maps").asInt(), "as each has from the service");
      for (String fact : List.of("admin", "taken", "gone", "free")) {
        assertTrue(fresh.path(fact).asBoolean(), fact + fresh);
      }

      JsonNode children = found.path("children");
      assertEquals(List.of("true", "true", "true"), texts(children.path("listed")));
      assertEquals(List.of("true", "true", "true"), texts(children.path("removed")));
      assertEquals(List.of("Succeeded", "Succeeded", "Succeeded"), texts(children.path("states")));
      assertEquals("by node", children.path("description").asText());
      assertEquals("enabled", children.path("status").asText());
      assertEquals("Warning", children.path("level").asText());
      assertEquals("nodesite", children.path("user").asText());
      assertTrue(children.path("password").asBoolean(), children::toString);

      JsonNode extension = found.path("extension");
      assertEquals("Succeeded", extension.path("state").asText());
      assertTrue(extension.path("listed").asBoolean() && extension.path("removed").asBoolean());
      assertEquals("9Gi", extension.path("settings").path("pvc.storageRequest").asText());
      assertEquals("10.0.0.77", extension.path("settings").path("service.clusterIP").asText());

      assertEquals("refused", found.at("/imports/again").asText());

      JsonNode images = found.path("images");
      assertTrue(texts(images.path("repositories")).containsAll(List.of("pos", "node/edge")));
      assertTrue(texts(images.path("tags")).contains("1.5"), images::toString);
      assertTrue(images.path("manifests").asInt() > 0, images::toString);
      assertTrue(images.path("digest").asText().startsWith("sha256:"), images::toString);
    }
  }

  private JsonNode run(NodeScript script, AzureFixture fixture) throws Exception {
    Process process =
        script.start(
            Map.of(
                "NODE_EXTRA_CA_CERTS", TrustingClients.file(fixture.tls, dir).toString(),
                "ARM", fixture.azure.address().toString(),
                "TENANT", AzureFixture.TENANT,
                "CLIENT", AzureFixture.CLIENT,
                "SECRET", AzureFixture.SECRET,
                "SUBSCRIPTION", AzureFixture.SUBSCRIPTION));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return Json.read(output.lines().reduce((one, two) -> two).orElse("{}"));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Agents that are done at once. */
  private record InstantAgents(World world) implements ArcAgents {
    @Override
    public void ensure(ResourceId extension) {
      world
          .resources()
          .find(extension)
          .orElseThrow()
          .set("/properties/provisioningState", "Succeeded");
    }

    @Override
    public void remove(ResourceId extension) {
      world.resources().remove(extension);
    }

    @Override
    public void cancel(ResourceId extension) {}
  }
}
