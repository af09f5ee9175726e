package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.TrustingClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified {@code az} with the quickstart's commands; skipped if it is not installed. */
final class AzureCliTest {

  private static final String REGISTRY = " --registry myacrregistry";
  private static final String NEW = " --name myconnectedregistry";
  private static final String GROUP = " --resource-group myresourcegroup";

  @TempDir private Path dir;
  private final AzureFixture fixture = new AzureFixture(60);

  @BeforeEach
  void signIn() throws Exception {
    assumeTrue(
        installed(),
        "NOT TESTED: the unmodified az is not installed here, so nobody has tried it on this ARM");
    var base = fixture.azure.address();
    Files.writeString(
        dir.resolve("clouds.config"),
        """
        [local]
        endpoint_resource_manager = %1$s/
        endpoint_management = %1$s/
        endpoint_active_directory = %1$s
        endpoint_active_directory_resource_id = %1$s/
        endpoint_active_directory_graph_resource_id = %1$s/graph
        suffix_acr_login_server_endpoint = .azurecr.io
        """
            .formatted(base));
    Files.writeString(
        dir.resolve("config"),
        """
        [cloud]
        name = local
        [core]
        instance_discovery = false
        collect_telemetry = false
        no_color = true
        disable_progress_bar = true
        """);
    TrustingClients.file(fixture.tls, dir);
    az(
        "login --service-principal -u %s -p %s --tenant %s"
            .formatted(AzureFixture.CLIENT, AzureFixture.SECRET, AzureFixture.TENANT));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theQuickstartsLinesWorkAsTheyAreWritten() throws Exception {
    az("provider register --namespace Microsoft.ExtendedLocation");
    az(
        "acr import --name myacrregistry --source mcr.microsoft.com/mcr/hello-world:latest --image"
            + " greeting:latest");
    az("acr connected-registry create" + REGISTRY + NEW + GROUP + " --repository hello-world");

    var listed = az("acr connected-registry list" + REGISTRY + " --output table");
    assertTrue(listed.contains("myconnectedregistry"), listed);
    assertTrue(listed.contains("store101"), listed);

    var shown = json("acr connected-registry show" + REGISTRY + NEW);
    assertEquals("ReadOnly", shown.path("mode").asText());
    assertEquals("Offline", shown.path("connectionState").asText());

    var connection =
        az(
            "acr connected-registry get-settings"
                + REGISTRY
                + NEW
                + " --parent-protocol https --generate-password 1 --query"
                + " ACR_REGISTRY_CONNECTION_STRING --output tsv --yes");
    assertTrue(
        connection.contains("ParentGatewayEndpoint=myacrregistry.eastus.data.azurecr.io"),
        connection);
    assertFalse(connection.contains("SyncTokenPassword=;"), connection);

    az("acr connected-registry delete" + REGISTRY + NEW + GROUP + " --cleanup --yes");
    var tokens = json("acr token list" + REGISTRY);
    assertFalse(tokens.findValuesAsText("name").contains("myconnectedregistry"));
  }

  @Test
  void clientTokensAreMadeAttachedAndDetached() throws Exception {
    az(
        "acr scope-map create"
            + REGISTRY
            + " --name pulls --repository hello-world content/read metadata/read");
    az("acr token create" + REGISTRY + " --name mytoken --scope-map pulls");
    az("acr connected-registry update" + REGISTRY + " --name store101 --add-client-tokens mytoken");
    var clients = json("acr connected-registry list-client-tokens" + REGISTRY + " --name store101");
    assertTrue(clients.findValuesAsText("name").contains("mytoken"), clients::toString);
    az(
        "acr connected-registry permissions update"
            + REGISTRY
            + " --name store101 --add hello-world");
    var permissions =
        json("acr connected-registry permissions show" + REGISTRY + " --name store101");
    assertTrue(permissions.toString().contains("repositories/hello-world/content/read"));
    az("acr connected-registry deactivate" + REGISTRY + " --name store101 --yes");
    assertEquals(
        "Inactive",
        json("acr connected-registry show" + REGISTRY + " --name store101")
            .at("/activation/status")
            .asText());
  }

  @Test
  void theRegistryIsUpdatedAndRefusalsAreReadable() throws Exception {
    az("acr update --name myacrregistry --data-endpoint-enabled true");
    var basic =
        run(
            "acr connected-registry create --registry labregistry"
                + NEW
                + " --repository hello-world --yes");
    assertTrue(basic.code() != 0 && basic.text().contains("UnsupportedSku"), basic::text);
    var gone = run("acr connected-registry show" + REGISTRY + " --name nothing");
    assertTrue(gone.code() != 0 && gone.text().contains("(ResourceNotFound)"), gone::text);
  }

  @Test
  void resourcesAreListedWithTheirCommonFields() throws Exception {
    var table = az("resource list -g edge-stores --output table");
    assertTrue(table.matches("(?s).*Name +ResourceGroup +Location +Type +Status.*"), table);
    assertTrue(
        table.matches("(?s).*kiosk-02 +edge-stores +eastus +Microsoft.Kubernetes/conn.*"), table);
    assertFalse(table.contains("myacrregistry"), table);
    var registry = json("resource list --name myacrregistry").get(0);
    assertTrue(registry.path("properties").isNull(), registry::toString);
    assertEquals("Premium", registry.at("/sku/name").asText());
    assertEquals("Succeeded", registry.path("provisioningState").asText());
    assertFalse(registry.path("createdTime").asText("").isEmpty(), registry::toString);
  }

  @Test
  void imagesAreListedAndTheRegistryIsSignedInTo() throws Exception {
    var repositories = json("acr repository list --name myacrregistry");
    assertTrue(repositories.toString().contains("hello-world"), repositories::toString);
    var manifests = json("acr manifest list-metadata" + REGISTRY + " --name pos");
    assertEquals(2, manifests.size());
    var login = json("acr login --name myacrregistry --expose-token");
    assertFalse(login.path("accessToken").asText().isEmpty());
    az("acr update --name myacrregistry --public-network-enabled false");
    var closed = run("acr repository list --name myacrregistry");
    assertTrue(closed.code() != 0 && closed.text().contains("firewall rules"), closed::text);
  }

  private JsonNode json(String line) throws Exception {
    var text = az(line + " --output json");
    return Json.read(text.substring(firstBrace(text)));
  }

  /** Warnings may precede the JSON, since both streams are merged. */
  private static int firstBrace(String text) {
    var object = text.indexOf("{\n");
    var array = text.indexOf("[\n");
    return object < 0 || (array >= 0 && array < object) ? Math.max(array, 0) : object;
  }

  private String az(String line) throws Exception {
    var run = run(line);
    assertEquals(0, run.code(), () -> "az " + line + "\n" + run.text());
    return run.text();
  }

  private Run run(String line) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("az"));
    command.addAll(Arrays.asList(line.strip().split(" +", -1)));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AZURE_CONFIG_DIR", dir.toString());
    builder.environment().put("REQUESTS_CA_BUNDLE", dir.resolve("ca.pem").toString());
    builder.environment().put("PYTHONWARNINGS", "ignore");
    var process = builder.start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "az did not end");
    return new Run(process.exitValue(), text);
  }

  private static boolean installed() throws InterruptedException {
    try {
      var process = new ProcessBuilder("az", "version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private record Run(int code, String text) {}
}
