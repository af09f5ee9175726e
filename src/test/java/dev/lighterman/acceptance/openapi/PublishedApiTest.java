package dev.lighterman.acceptance.openapi;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.azure.Azure;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Each request of the bot to Azure's Resource Manager, and each answer of the sandbox, is as Azure
 * publishes it. Not looked at are signing in to Entra ID and the registries' data plane, of which
 * Azure publishes no such documents; their real clients are the SDK that the bot uses, and those of
 * {@code RegistryServerTest}. Of Azure Resource Graph the rows themselves are any JSON, as in its
 * document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublishedApiTest {
  private final Conversation talk = Conversation.atSpeed(500);
  private List<ApiDefinition> published = List.of();
  private List<ArmExchange> exchanges = List.of();

  @BeforeAll
  void aSiteIsDeployedWithAnImportAndRemoved() throws IOException {
    published = ApiDefinition.all();
    talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
    carriesOut(
        "/registry deploy myconnectedregistry --cluster-name myarck8scluster ip=10.0.0.50"
            + " workload=deploy --import mcr.microsoft.com/acr/connected-registry:1.0.0");
    carriesOut("/registry remove myarck8scluster");
    looksAtAnInventoryThatIsLarge();
    exchanges = ArmExchange.of(talk);
  }

  /** As the bot does where there are many clusters, and at its start. */
  private void looksAtAnInventoryThatIsLarge() {
    Azure azure = Azure.connect(talk.settings().azure());
    assertNotEquals(List.of(), azure.clusters().query());
    azure.extensions().queryConnectedRegistries();
    assertNotEquals(List.of(), azure.subscriptions().listIds());
  }

  private void carriesOut(String line) {
    talk.types(AMINA, EDGE_OPS, line);
    JsonNode plan = talk.sees(AMINA, "needs approval", "[Reject…]");
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, Conversation.number(plan) + " · Succeeded");
  }

  @AfterAll
  void stop() {
    talk.close();
  }

  @Test
  void nothingIsSentOrAnsweredThatIsNotPublished() {
    List<String> objections =
        exchanges.stream()
            .flatMap(each -> objections(each).stream().map(no -> each + " " + no))
            .distinct()
            .toList();
    assertEquals(List.of(), objections, () -> String.join("\n", objections));
  }

  @Test
  void everyChangeOfADeploymentAndARemovalIsAmongThem() {
    assertEquals(
        List.of(
            "DELETE connectedRegistries",
            "DELETE extensions",
            "DELETE scopeMaps",
            "DELETE tokens",
            "PATCH connectedRegistries",
            "PATCH registries",
            "POST generateCredentials",
            "POST importImage",
            "POST register",
            "PUT connectedRegistries",
            "PUT extensions",
            "PUT scopeMaps",
            "PUT tokens"),
        exchanges.stream()
            .map(ArmExchange::operation)
            .filter(each -> !each.startsWith("GET ") && !each.startsWith("POST /providers/"))
            .map(each -> each.replaceFirst("/(?=[^/]*$)(?!generate|import|register)[^/]*$", ""))
            .map(each -> each.replaceFirst(" .*/", " "))
            .distinct()
            .sorted()
            .toList());
  }

  @Test
  void aBodyThatIsNotPublishedIsFound() {
    assertFound("PUT .*/tokens/.*", "state", body -> properties(body).put("state", 1));
    assertFound("PUT .*/tokens/.*", "enumeration", body -> properties(body).put("status", "off"));
    assertFound("PUT .*/connectedRegistries/.*", "'mode'", body -> properties(body).remove("mode"));
    assertFound(
        "PUT .*/scopeMaps/.*",
        "creationDate",
        body -> properties(body).put("creationDate", "2026-01-01T00:00:00Z"));
    assertFound("POST /providers/.*", "scope", body -> body.put("scope", "here"));
    assertFound("PUT .*/extensions/.*", "location", body -> body.put("location", "eastus"));
    assertFound(
        "POST .*/importImage", "array", body -> body.put("targetTags", "hello-world:latest"));
    ArmExchange read = first("GET .*/connectedRegistries/.*");
    ObjectNode answer = read.answered().deepCopy();
    properties(answer).put("provisioning", "Succeeded");
    assertTrue(objections(read.answering(answer)).toString().contains("provisioning"));
  }

  @Test
  void theListOfSubscriptionsAndTheIndexAreAmongThem() {
    assertEquals(200, first("GET /subscriptions").status());
    ArmExchange index = first("POST /providers/Microsoft.ResourceGraph/resources");
    ObjectNode answer = index.answered().deepCopy();
    answer.remove("resultTruncated");
    assertTrue(objections(index.answering(answer)).toString().contains("resultTruncated"));
  }

  private void assertFound(String operation, String error, Consumer<ObjectNode> breaking) {
    ArmExchange exchange = first(operation);
    ObjectNode body = exchange.sent().deepCopy();
    breaking.accept(body);
    String objections = objections(exchange.sending(body)).toString();
    assertTrue(objections.contains(error), objections);
  }

  private ArmExchange first(String operation) {
    return exchanges.stream()
        .filter(each -> each.operation().matches(operation) && each.status() / 100 == 2)
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode properties(ObjectNode body) {
    return (ObjectNode) body.path("properties");
  }

  private List<String> objections(ArmExchange exchange) {
    return published.stream()
        .flatMap(api -> api.objections(exchange).stream())
        .findFirst()
        .orElse(List.of("no such operation is published"));
  }
}
