package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.SeededResource;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The exact shapes on the wire that the SDK hides. */
final class ArmWireFormatTest {

  private static final String R = AzureFixture.REGISTRY_PATH;
  private static final String SUB = "/subscriptions/" + AzureFixture.SUBSCRIPTION;
  private static final String ACR = "?api-version=2025-11-01";
  private static final String EXTENSION =
      SUB
          + "/resourceGroups/myresourcegroup/providers/Microsoft.Kubernetes/connectedClusters/myarck8scluster/providers/Microsoft.KubernetesConfiguration/extensions/e?api-version=2023-05-01";

  private AzureFixture here = new AzureFixture(1);

  @AfterEach
  void stop() {
    here.close();
  }

  @Test
  void aTokenIsCreatedAsALongRunningOperation() throws Exception {
    var body = "{\"properties\":{\"scopeMapId\":\"" + R + "/scopeMaps/store101\"}}";
    var put = here.send("PUT", R + "/tokens/fresh" + ACR, body);
    assertEquals(201, put.statusCode());
    assertEquals("Creating", here.json(put).at("/properties/provisioningState").asText());
    assertEquals("1", header(put, "retry-after"));
    var operation = header(put, "azure-asyncoperation");
    assertTrue(operation.contains("/tokens/fresh/operationStatuses/token-"), operation);
    assertEquals("{\"status\":\"InProgress\"}", here.send("GET", operation, "").body());
    here.clock.advance(Duration.ofSeconds(2));
    assertEquals("{\"status\":\"Succeeded\"}", here.send("GET", operation, "").body());
  }

  @Test
  void namesOfMoreThan50LettersAreRefused() throws Exception {
    var name = "a".repeat(51);
    var map = "{\"properties\":{\"actions\":[\"repositories/pos/content/read\"]}}";
    var token = "{\"properties\":{\"scopeMapId\":\"" + R + "/scopeMaps/store101\"}}";
    assertEquals(400, here.send("PUT", R + "/scopeMaps/" + name + ACR, map).statusCode());
    assertEquals(400, here.send("PUT", R + "/tokens/" + name + ACR, token).statusCode());
    var longest = name.substring(1);
    assertEquals(200, here.send("PUT", R + "/scopeMaps/" + longest + ACR, map).statusCode());
    assertEquals(201, here.send("PUT", R + "/tokens/" + longest + ACR, token).statusCode());
  }

  @Test
  void aDeletionIsLookedUpAtItsLocation() throws Exception {
    here.send(
        "PUT",
        R + "/tokens/fresh" + ACR,
        "{\"properties\":{\"scopeMapId\":\"" + R + "/scopeMaps/store101\"}}");
    var delete = here.send("DELETE", R + "/tokens/fresh" + ACR, "");
    assertEquals(202, delete.statusCode());
    assertEquals("null", delete.body());
    var location = header(delete, "location");
    assertTrue(location.contains("/locations/EASTUS/operationResults/token-"), location);
    assertEquals(202, here.send("GET", location, "").statusCode());
    here.clock.advance(Duration.ofSeconds(2));
    assertEquals(200, here.send("GET", location, "").statusCode());
    var gone = here.send("GET", R + "/tokens/fresh" + ACR, "");
    assertEquals(
        "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"The resource fresh could not be"
            + " found.\"},\"status\":\"Failed\"}",
        gone.body());
    assertEquals(204, here.send("DELETE", R + "/tokens/fresh" + ACR, "").statusCode());
  }

  @Test
  void aFastWorldPacesClientsInMilliseconds() throws Exception {
    here.clock.setSpeed(30);
    var put =
        here.send(
            "PATCH",
            R + "/scopeMaps/store101" + ACR,
            "{\"properties\":{\"actions\":[\"repositories/pos/content/read\"]}}");
    assertTrue(put.headers().firstValue("retry-after").isEmpty());
    assertEquals("33", header(put, "x-ms-retry-after-ms"));
  }

  @Test
  void everyAnswerCarriesItsIdsAndWhatIsLeft() throws Exception {
    var response =
        here.send(
            "GET",
            "/" + R.replace("resourceGroups", "resourcegroups") + ACR,
            "",
            "x-ms-client-request-id",
            "mine",
            "x-ms-return-client-request-id",
            "true");
    assertEquals(200, response.statusCode());
    assertEquals("mine", header(response, "x-ms-client-request-id"));
    assertFalse(header(response, "x-ms-request-id").isEmpty());
    assertEquals("249", header(response, "x-ms-ratelimit-remaining-subscription-reads"));
  }

  @Test
  void aChangeIsToldInTheJournalWithTheClientsRequest() throws Exception {
    here.send(
        "POST",
        R + "/generateCredentials" + ACR,
        "{\"tokenId\":\"" + R + "/tokens/store101\",\"name\":\"password1\"}",
        "x-ms-client-request-id",
        "the-one");
    var said = here.world.eventLog().entries().getLast();
    assertEquals("the-one", said.about().get("request"));
    assertTrue(said.sentence().contains("password1"), said.sentence());
    assertTrue(
        here.log.exchanges().stream().noneMatch(e -> e.path().contains(AzureFixture.SECRET)));
  }

  @Test
  void whatTheIdentityDoesNotHoldIsForbiddenByName() throws Exception {
    here.close();
    here =
        new AzureFixture(
            1,
            List.of(
                "Microsoft.ContainerRegistry/registries/*/read",
                "Microsoft.Authorization/permissions/read"));
    var refused = here.send("PUT", R + "/scopeMaps/x" + ACR, "{}");
    assertEquals(403, refused.statusCode());
    assertEquals("AuthorizationFailed", here.json(refused).at("/error/code").asText());
    var message = here.json(refused).at("/error/message").asText();
    assertTrue(
        message.contains(
            "does not have authorization to perform action"
                + " 'Microsoft.ContainerRegistry/registries/scopeMaps/write' over scope '"
                + R),
        message);
    assertEquals(200, here.send("GET", R + "/tokens" + ACR, "").statusCode());
    var permissions =
        here.send(
            "GET", R + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01", "");
    assertEquals(
        "Microsoft.ContainerRegistry/registries/*/read",
        here.json(permissions).at("/value/0/actions/0").asText());
  }

  @Test
  void anActionThatAFaultTakesAwayIsForbidden() throws Exception {
    var action = "Microsoft.ContainerRegistry/registries/importImage/action";
    here.faults.inject(new Fault("not-allowed", Map.of("action", action)));
    assertEquals(403, here.send("POST", R + "/importImage" + ACR, "{}").statusCode());
    assertEquals(200, here.send("GET", R + ACR, "").statusCode());
  }

  @Test
  void anUnregisteredProviderTakesNoChange() throws Exception {
    here.world.runLocked(() ->
        here.world
            .providers()
            .set(AzureFixture.SUBSCRIPTION, "Microsoft.KubernetesConfiguration", "NotRegistered"));
    var refused = here.send("PUT", EXTENSION, "{}");
    assertEquals(409, refused.statusCode());
    assertEquals("MissingSubscriptionRegistration", here.json(refused).at("/error/code").asText());
    assertTrue(refused.body().contains("'Microsoft.KubernetesConfiguration'"));
  }

  @Test
  void aProviderIsRegisteredInArmsOwnVersions() throws Exception {
    var provider = SUB + "/providers/Microsoft.KubernetesConfiguration";
    here.world.runLocked(() ->
        here.world
            .providers()
            .set(AzureFixture.SUBSCRIPTION, "Microsoft.KubernetesConfiguration", "NotRegistered"));
    var refused = here.send("POST", provider + "/register?api-version=2025-03-01", "");
    assertEquals(400, refused.statusCode());
    assertEquals("InvalidApiVersionParameter", here.json(refused).at("/error/code").asText());
    var begun = here.send("POST", provider + "/register?api-version=2025-04-01", "");
    assertEquals(200, begun.statusCode());
    assertEquals("Registering", here.json(begun).at("/registrationState").asText());
  }

  @Test
  void aVersionThatNobodyServesIsRefusedWithThoseThatAreServed() throws Exception {
    var refused = here.send("GET", R + "?api-version=2001-01-01", "");
    assertEquals(400, refused.statusCode());
    assertEquals("NoRegisteredProviderFound", here.json(refused).at("/error/code").asText());
    assertTrue(refused.body().contains("2025-11-01"));
    assertEquals(
        "MissingApiVersionParameter",
        here.json(here.send("GET", R, "")).at("/error/code").asText());
  }

  @Test
  void withoutAValidTokenNobodyGetsIn() throws Exception {
    var refused = here.send("GET", R + ACR, "", "Authorization", "Bearer made.up.token");
    assertEquals(401, refused.statusCode());
    assertEquals("InvalidAuthenticationToken", here.json(refused).at("/error/code").asText());
    assertTrue(header(refused, "www-authenticate").startsWith("Bearer authorization_uri="));
  }

  @Test
  void anExtensionAnswersAsTheServiceDoes() throws Exception {
    var body =
        "{\"properties\":{\"extensionType\":\"Microsoft.ContainerRegistry.ConnectedRegistry\",\"configurationSettings\":{\"service.clusterIP\":\"10.0.0.50\"},\"configurationProtectedSettings\":{\"connectionString\":\"secret\",\"tls.crt\":\"secret\"}}}";
    var put = here.send("PUT", EXTENSION, body);
    assertEquals(201, put.statusCode());
    assertFalse(put.body().contains("secret"), put.body());
    assertTrue(header(put, "azure-asyncoperation").contains("/ConnectedClusters/"));
    assertTrue(header(put, "location").startsWith("https://eastus.rp.kubernetesconfiguration"));
    assertEquals(409, here.send("PATCH", EXTENSION, "{}").statusCode());
    finish();
    var patch =
        here.send(
            "PATCH",
            EXTENSION,
            "{\"properties\":{\"configurationSettings\":{\"a\":\"b\"},\"configurationProtectedSettings\":{\"connectionString\":\"other\"}}}");
    assertEquals(202, patch.statusCode());
    var properties = here.json(patch).at("/properties");
    assertEquals("10.0.0.50", properties.at("/configurationSettings/service.clusterIP").asText());
    assertFalse(properties.path("configurationProtectedSettings").has("tls.crt"));
    finish();
    assertEquals(
        400,
        here.send("PATCH", EXTENSION, "{\"properties\":{\"version\":\"1.0.0\"}}").statusCode());
    assertEquals(202, here.send("DELETE", EXTENSION, "").statusCode());
    var gone = here.send("GET", EXTENSION, "");
    assertTrue(gone.body().contains("ExtensionNotFound"), gone.body());
    assertEquals(204, here.send("DELETE", EXTENSION, "").statusCode());
  }

  private void finish() {
    here.world.runLocked(() ->
        SeededResource.resource(here.world, "Microsoft.KubernetesConfiguration/extensions", "e")
            .set("/properties/provisioningState", "Succeeded"));
  }

  @Test
  void aConnectedRegistryIsRefusedWhereTheRegistryCannotTakeIt() throws Exception {
    var turnOff = "{\"properties\":{\"dataEndpointEnabled\":false}}";
    here.send("PATCH", R + ACR, turnOff);
    var body =
        "{\"properties\":{\"mode\":\"ReadOnly\",\"parent\":{\"syncProperties\":{\"tokenId\":\"x\"}}}}";
    var refused = here.send("PUT", R + "/connectedRegistries/another1" + ACR, body);
    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("data endpoint is disabled"), refused.body());
    assertFalse(
        here.send("GET", R + "/connectedRegistries/store101" + ACR, "")
            .body()
            .contains("gatewayEndpoint"));
  }

  @Test
  void aPatchOfTheScheduleDropsAWindowThatItDoesNotRepeat() throws Exception {
    var one = R + "/connectedRegistries/store101" + ACR;
    var sync = "/properties/parent/syncProperties/";
    var windowed =
        here.send(
            "PATCH",
            one,
            "{\"properties\":{\"syncProperties\":{\"schedule\":\"0 12 * *"
                + " *\",\"syncWindow\":\"PT4H\"}}}");
    assertEquals("PT4H", here.json(windowed).at(sync + "syncWindow").asText());
    var always =
        here.send(
            "PATCH", one, "{\"properties\":{\"syncProperties\":{\"schedule\":\"* * * * *\"}}}");
    assertTrue(here.json(always).at(sync + "syncWindow").isMissingNode());
  }

  @Test
  void aGreedyClientIsThrottledAndTold() throws Exception {
    HttpResponse<String> last = here.send("GET", R + ACR, "");
    for (var i = 0; i < 1_000 && last.statusCode() == 200; i++) {
      last = here.send("GET", R + ACR, "");
    }
    assertEquals(429, last.statusCode());
    assertEquals("SubscriptionRequestsThrottled", here.json(last).at("/error/code").asText());
    assertEquals("1", header(last, "retry-after"));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
