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

/** The exact HTTP responses, which the SDK hides. */
final class ArmWireFormatTest {

  private static final String R = AzureFixture.REGISTRY_PATH;
  private static final String SUB = "/subscriptions/" + AzureFixture.SUBSCRIPTION;
  private static final String ACR = "?api-version=2025-11-01";
  private static final String EXTENSION =
      SUB
          + "/resourceGroups/myresourcegroup/providers/Microsoft.Kubernetes/connectedClusters/myarck8scluster/providers/Microsoft.KubernetesConfiguration/extensions/e?api-version=2023-05-01";

  private AzureFixture fixture = new AzureFixture(1);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aTokenIsCreatedAsALongRunningOperation() throws Exception {
    var body = "{\"properties\":{\"scopeMapId\":\"" + R + "/scopeMaps/store101\"}}";
    var put = fixture.send("PUT", R + "/tokens/fresh" + ACR, body);
    assertEquals(201, put.statusCode());
    assertEquals("Creating", fixture.json(put).at("/properties/provisioningState").asText());
    assertEquals("1", header(put, "retry-after"));
    var operation = header(put, "azure-asyncoperation");
    assertTrue(operation.contains("/tokens/fresh/operationStatuses/token-"), operation);
    assertEquals("{\"status\":\"Creating\"}", fixture.send("GET", operation, "").body());
    fixture.clock.advance(Duration.ofSeconds(2));
    assertEquals("{\"status\":\"Succeeded\"}", fixture.send("GET", operation, "").body());
  }

  @Test
  void bodiesAreThoseOfTheService() throws Exception {
    var token =
        fixture.send(
            "PUT",
            R + "/tokens/fresh" + ACR,
            "{\"properties\":{\"scopeMapId\":\"" + R + "/scopeMaps/store101\"}}");
    assertEquals(
        "{\"passwords\":[]}", fixture.json(token).at("/properties/credentials").toString());
    var map =
        fixture.send(
            "PUT",
            R + "/scopeMaps/fresh" + ACR,
            "{\"properties\":{\"actions\":[\"repositories/pos/content/read\"]}}");
    assertTrue(fixture.json(map).at("/properties/description").isMissingNode(), map.body());
    var collecting = changed("{\"garbageCollection\":{\"enabled\":\"true\"}}");
    assertTrue(fixture.json(collecting).at("/properties/garbageCollection/enabled").isBoolean());
    assertTrue(header(map, "api-supported-versions").contains("2025-11-01, 2025-09-01-preview"));
  }

  @Test
  void whatTheTypeDoesNotHaveIsRefused() throws Exception {
    for (var properties :
        List.of(
            "{\"schedule\":\"* * * * *\"}",
            "{\"syncProperties\":{\"schedule\":\"often\"}}",
            "{\"syncProperties\":{\"messageTtl\":\"P100D\"}}",
            "{\"syncProperties\":{\"syncWindow\":\"PT1M\"}}",
            "{\"garbageCollection\":{\"schedule\":\"0 0\"}}",
            "{\"logging\":{\"logLevel\":\"Chatty\"}}",
            "{\"logging\":{\"auditLogStatus\":\"Perhaps\"}}")) {
      var refused = changed(properties);
      assertEquals(400, refused.statusCode(), properties);
    }
    assertEquals(
        400,
        fixture
            .send("PATCH", R + ACR, "{\"properties\":{\"roleAssignmentMode\":\"Other\"}}")
            .statusCode());
    assertEquals(400, fixture.send("GET", R + "?api-version=2025-01-01", "").statusCode());
  }

  private HttpResponse<String> changed(String properties) throws Exception {
    return fixture.send(
        "PATCH", R + "/connectedRegistries/store101" + ACR, "{\"properties\":" + properties + "}");
  }

  @Test
  void aConnectedRegistryMaySyncByAManagedIdentityWhereRepositoryRolesCount() throws Exception {
    var path = R + "/connectedRegistries/modern?api-version=2026-09-01-preview";
    var body =
        """
        {"identity": {"type": "UserAssigned", "userAssignedIdentities": {"/some/identity": {}}},
         "properties": {"mode": "ReadOnly", "parent": {"syncProperties": {"authType": "ManagedIdentity"}}}}
        """;
    assertEquals(400, fixture.send("PUT", path, body).statusCode());
    fixture.send(
        "PATCH",
        R + ACR,
        "{\"properties\":{\"roleAssignmentMode\":\"AbacRepositoryPermissions\"}}");
    var made = fixture.send("PUT", path, body);
    assertEquals(200, made.statusCode(), made.body());
    var sync = fixture.json(made).at("/properties/parent/syncProperties");
    assertEquals("ManagedIdentity", sync.path("authType").asText());
    assertFalse(sync.has("tokenId"), made.body());
  }

  /** Other versions have no properties for a managed identity, nor for a resync. */
  @Test
  void previewPropertiesOfAConnectedRegistryAreShownToPreviewsAlone() throws Exception {
    fixture.send(
        "PATCH",
        R + ACR,
        "{\"properties\":{\"roleAssignmentMode\":\"AbacRepositoryPermissions\"}}");
    var preview = R + "/connectedRegistries/modern?api-version=2026-09-01-preview";
    fixture.send(
        "PUT",
        preview,
        """
        {"identity": {"type": "UserAssigned", "userAssignedIdentities": {"/some/identity": {}}},
         "properties": {"mode": "ReadOnly", "parent": {"syncProperties": {"authType": "ManagedIdentity"}}}}
        """);
    assertEquals(
        200, fixture.sendAsPerson("POST", preview.replace("?", "/resync?"), "").statusCode());
    var shown = fixture.json(fixture.send("GET", preview, ""));
    assertTrue(shown.has("identity") && shown.at("/properties").has("registrySyncResult"));

    var stable = R + "/connectedRegistries/modern" + ACR;
    var list = fixture.json(fixture.send("GET", R + "/connectedRegistries" + ACR, ""));
    for (var json : List.of(fixture.json(fixture.send("GET", stable, "")), list)) {
      for (var field : List.of("identity", "authType", "registrySyncResult")) {
        assertTrue(json.findValues(field).isEmpty(), json::toString);
      }
    }
    assertEquals(
        405, fixture.sendAsPerson("POST", stable.replace("?", "/resync?"), "").statusCode());
  }

  @Test
  void theLastPageOfExtensionsHasANextLinkThatIsNull() throws Exception {
    var list = EXTENSION.replace("/extensions/e?", "/extensions?");
    var last = fixture.json(fixture.send("GET", list, ""));
    assertTrue(last.has("nextLink") && last.path("nextLink").isNull(), last.toString());
    assertFalse(fixture.json(fixture.send("GET", R + "/tokens" + ACR, "")).has("nextLink"));
  }

  @Test
  void registryNamesAndTheAdminsCredentialsCanBeAskedFor() throws Exception {
    var check =
        R.replaceFirst(
            "/resourceGroups/.*", "/providers/Microsoft.ContainerRegistry/checkNameAvailability");
    var taken = fixture.sendAsPerson("POST", check + ACR, "{\"name\":\"myacrregistry\"}");
    assertEquals("AlreadyExists", fixture.json(taken).path("reason").asText());
    var free = fixture.sendAsPerson("POST", check + ACR, "{\"name\":\"another\"}");
    assertTrue(fixture.json(free).path("nameAvailable").asBoolean());
    var credentials = R + "/listCredentials" + ACR;
    assertEquals(400, fixture.sendAsPerson("POST", credentials, "").statusCode());
    fixture.send("PATCH", R + ACR, "{\"properties\":{\"adminUserEnabled\":true}}");
    var shown = fixture.sendAsPerson("POST", credentials, "");
    assertEquals(2, fixture.json(shown).path("passwords").size());
  }

  @Test
  void namesOfMoreThan50LettersAreRefused() throws Exception {
    var name = "a".repeat(51);
    var map = "{\"properties\":{\"actions\":[\"repositories/pos/content/read\"]}}";
    var token = "{\"properties\":{\"scopeMapId\":\"" + R + "/scopeMaps/store101\"}}";
    assertEquals(400, fixture.send("PUT", R + "/scopeMaps/" + name + ACR, map).statusCode());
    assertEquals(400, fixture.send("PUT", R + "/tokens/" + name + ACR, token).statusCode());
    var longest = name.substring(1);
    assertEquals(200, fixture.send("PUT", R + "/scopeMaps/" + longest + ACR, map).statusCode());
    assertEquals(201, fixture.send("PUT", R + "/tokens/" + longest + ACR, token).statusCode());
  }

  @Test
  void aDeletionIsPolledAtItsLocation() throws Exception {
    fixture.send(
        "PUT",
        R + "/tokens/fresh" + ACR,
        "{\"properties\":{\"scopeMapId\":\"" + R + "/scopeMaps/store101\"}}");
    var delete = fixture.send("DELETE", R + "/tokens/fresh" + ACR, "");
    assertEquals(202, delete.statusCode());
    assertEquals("null", delete.body());
    var location = header(delete, "location");
    assertTrue(location.contains("/locations/EASTUS/operationResults/token-"), location);
    assertEquals(202, fixture.send("GET", location, "").statusCode());
    fixture.clock.advance(Duration.ofSeconds(2));
    assertEquals(200, fixture.send("GET", location, "").statusCode());
    var gone = fixture.send("GET", R + "/tokens/fresh" + ACR, "");
    assertEquals(
        "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"The resource fresh could not be"
            + " found.\"},\"status\":\"Failed\"}",
        gone.body());
    assertEquals(204, fixture.send("DELETE", R + "/tokens/fresh" + ACR, "").statusCode());
  }

  @Test
  void aFastWorldSendsRetryAfterInMilliseconds() throws Exception {
    fixture.clock.setSpeed(30);
    var put =
        fixture.send(
            "PATCH",
            R + "/scopeMaps/store101" + ACR,
            "{\"properties\":{\"actions\":[\"repositories/pos/content/read\"]}}");
    assertTrue(put.headers().firstValue("retry-after").isEmpty());
    assertEquals("33", header(put, "x-ms-retry-after-ms"));
  }

  @Test
  void everyResponseHasRequestIdsAndRemainingRequests() throws Exception {
    var response =
        fixture.send(
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
  void anEmptyBucketRefusesReadsAndIsFilledInTheWorldsTime() throws Exception {
    fixture.clock.setSpeed(0.01);
    var refused = readsUntilRefused();

    assertTrue(refused.body().contains("SubscriptionRequestsThrottled"), refused.body());
    assertEquals("1", header(refused, "retry-after"));
    assertEquals("0", header(refused, "x-ms-ratelimit-remaining-subscription-reads"));
    var write = fixture.send("PATCH", R + "/scopeMaps/store101" + ACR, "{\"properties\":{}}");
    assertEquals("199", header(write, "x-ms-ratelimit-remaining-subscription-writes"));
    var tenants = fixture.send("GET", "/subscriptions?api-version=2022-12-01", "");
    assertEquals("249", header(tenants, "x-ms-ratelimit-remaining-tenant-reads"));

    fixture.clock.advance(Duration.ofSeconds(10));
    var after = fixture.send("GET", R + ACR, "");
    assertEquals("249", header(after, "x-ms-ratelimit-remaining-subscription-reads"));
  }

  private HttpResponse<String> readsUntilRefused() throws Exception {
    for (int reads = 0; reads < 300; reads++) {
      var response = fixture.send("GET", R + ACR, "");
      if (response.statusCode() == 429) {
        return response;
      }
    }
    throw new AssertionError("the bucket never was empty");
  }

  @Test
  void aChangeIsLoggedWithTheClientsRequestId() throws Exception {
    fixture.send(
        "POST",
        R + "/generateCredentials" + ACR,
        "{\"tokenId\":\"" + R + "/tokens/store101\",\"name\":\"password1\"}",
        "x-ms-client-request-id",
        "the-one");
    var entry = fixture.world.eventLog().entries().getLast();
    assertEquals("the-one", entry.about().get("request"));
    assertTrue(entry.sentence().contains("password1"), entry.sentence());
    assertTrue(
        fixture.log.exchanges().stream().noneMatch(e -> e.path().contains(AzureFixture.SECRET)));
  }

  @Test
  void anActionThatIsNotAllowedIsForbiddenByName() throws Exception {
    fixture.close();
    fixture =
        new AzureFixture(
            1,
            List.of(
                "Microsoft.ContainerRegistry/registries/*/read",
                "Microsoft.Authorization/permissions/read"));
    var refused = fixture.send("PUT", R + "/scopeMaps/x" + ACR, "{}");
    assertEquals(403, refused.statusCode());
    assertEquals("AuthorizationFailed", fixture.json(refused).at("/error/code").asText());
    var message = fixture.json(refused).at("/error/message").asText();
    assertTrue(
        message.contains(
            "does not have authorization to perform action"
                + " 'Microsoft.ContainerRegistry/registries/scopeMaps/write' over scope '"
                + R),
        message);
    assertEquals(200, fixture.send("GET", R + "/tokens" + ACR, "").statusCode());
    var permissions =
        fixture.send(
            "GET", R + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01", "");
    assertEquals(
        "Microsoft.ContainerRegistry/registries/*/read",
        fixture.json(permissions).at("/value/0/actions/0").asText());
  }

  @Test
  void anActionThatAFaultDeniesIsForbidden() throws Exception {
    var action = "Microsoft.ContainerRegistry/registries/importImage/action";
    fixture.faults.inject(new Fault("not-allowed", Map.of("action", action)));
    assertEquals(403, fixture.send("POST", R + "/importImage" + ACR, "{}").statusCode());
    assertEquals(200, fixture.send("GET", R + ACR, "").statusCode());
  }

  @Test
  void anUnregisteredProviderRefusesChanges() throws Exception {
    fixture.world.runLocked(() ->
        fixture
            .world
            .providers()
            .set(AzureFixture.SUBSCRIPTION, "Microsoft.KubernetesConfiguration", "NotRegistered"));
    var refused = fixture.send("PUT", EXTENSION, "{}");
    assertEquals(409, refused.statusCode());
    assertEquals(
        "MissingSubscriptionRegistration", fixture.json(refused).at("/error/code").asText());
    assertTrue(refused.body().contains("'Microsoft.KubernetesConfiguration'"));
  }

  @Test
  void aProviderIsRegisteredInArmsOwnVersions() throws Exception {
    var provider = SUB + "/providers/Microsoft.KubernetesConfiguration";
    fixture.world.runLocked(() ->
        fixture
            .world
            .providers()
            .set(AzureFixture.SUBSCRIPTION, "Microsoft.KubernetesConfiguration", "NotRegistered"));
    var refused = fixture.send("POST", provider + "/register?api-version=2025-03-01", "");
    assertEquals(400, refused.statusCode());
    assertEquals("InvalidApiVersionParameter", fixture.json(refused).at("/error/code").asText());
    var accepted = fixture.send("POST", provider + "/register?api-version=2025-04-01", "");
    assertEquals(200, accepted.statusCode());
    assertEquals("Registering", fixture.json(accepted).at("/registrationState").asText());
  }

  @Test
  void anUnknownApiVersionIsRefusedWithTheSupportedOnes() throws Exception {
    var refused = fixture.send("GET", R + "?api-version=2001-01-01", "");
    assertEquals(400, refused.statusCode());
    assertEquals("NoRegisteredProviderFound", fixture.json(refused).at("/error/code").asText());
    assertTrue(refused.body().contains("2025-11-01"));
    assertEquals(
        "MissingApiVersionParameter",
        fixture.json(fixture.send("GET", R, "")).at("/error/code").asText());
  }

  @Test
  void anInvalidTokenIsRefused() throws Exception {
    var refused = fixture.send("GET", R + ACR, "", "Authorization", "Bearer made.up.token");
    assertEquals(401, refused.statusCode());
    assertEquals("InvalidAuthenticationToken", fixture.json(refused).at("/error/code").asText());
    assertTrue(header(refused, "www-authenticate").startsWith("Bearer authorization_uri="));
  }

  @Test
  void aTokenForRegistriesIsNotForTheResourceManager() throws Exception {
    var refused =
        fixture.send("GET", R + ACR, "", "Authorization", "Bearer " + fixture.registryBearer());
    assertEquals(401, refused.statusCode());
    assertEquals(
        "InvalidAuthenticationTokenAudience", fixture.json(refused).at("/error/code").asText());
  }

  @Test
  void anExtensionIsCreatedChangedAndDeletedAsByTheService() throws Exception {
    var body =
        "{\"properties\":{\"extensionType\":\"Microsoft.ContainerRegistry.ConnectedRegistry\",\"configurationSettings\":{\"service.clusterIP\":\"10.0.0.50\"},\"configurationProtectedSettings\":{\"connectionString\":\"secret\",\"tls.crt\":\"secret\"}}}";
    var put = fixture.send("PUT", EXTENSION, body);
    assertEquals(201, put.statusCode());
    assertFalse(put.body().contains("secret"), put.body());
    assertTrue(header(put, "azure-asyncoperation").contains("/ConnectedClusters/"));
    assertTrue(header(put, "location").startsWith("https://eastus.rp.kubernetesconfiguration"));
    assertEquals(409, fixture.send("PATCH", EXTENSION, "{}").statusCode());
    finish();
    var patch =
        fixture.send(
            "PATCH",
            EXTENSION,
            "{\"properties\":{\"configurationSettings\":{\"a\":\"b\"},\"configurationProtectedSettings\":{\"connectionString\":\"other\"}}}");
    assertEquals(202, patch.statusCode());
    var properties = fixture.json(patch).at("/properties");
    assertEquals("10.0.0.50", properties.at("/configurationSettings/service.clusterIP").asText());
    assertFalse(properties.path("configurationProtectedSettings").has("tls.crt"));
    finish();
    assertEquals(
        400,
        fixture.send("PATCH", EXTENSION, "{\"properties\":{\"version\":\"1.0.0\"}}").statusCode());
    assertEquals(202, fixture.send("DELETE", EXTENSION, "").statusCode());
    var gone = fixture.send("GET", EXTENSION, "");
    assertTrue(gone.body().contains("ExtensionNotFound"), gone.body());
    assertEquals(204, fixture.send("DELETE", EXTENSION, "").statusCode());
  }

  private void finish() {
    fixture.world.runLocked(() ->
        SeededResource.resource(fixture.world, "Microsoft.KubernetesConfiguration/extensions", "e")
            .set("/properties/provisioningState", "Succeeded"));
  }

  @Test
  void aConnectedRegistryNeedsTheDataEndpoint() throws Exception {
    var turnOff = "{\"properties\":{\"dataEndpointEnabled\":false}}";
    fixture.send("PATCH", R + ACR, turnOff);
    var body =
        "{\"properties\":{\"mode\":\"ReadOnly\",\"parent\":{\"syncProperties\":{\"tokenId\":\"x\"}}}}";
    var refused = fixture.send("PUT", R + "/connectedRegistries/another1" + ACR, body);
    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("data endpoint is disabled"), refused.body());
    assertFalse(
        fixture
            .send("GET", R + "/connectedRegistries/store101" + ACR, "")
            .body()
            .contains("gatewayEndpoint"));
  }

  @Test
  void aPatchOfTheScheduleDropsAWindowThatItDoesNotRepeat() throws Exception {
    var one = R + "/connectedRegistries/store101" + ACR;
    var sync = "/properties/parent/syncProperties/";
    var windowed =
        fixture.send(
            "PATCH",
            one,
            "{\"properties\":{\"syncProperties\":{\"schedule\":\"0 12 * *"
                + " *\",\"syncWindow\":\"PT4H\"}}}");
    assertEquals("PT4H", fixture.json(windowed).at(sync + "syncWindow").asText());
    var always =
        fixture.send(
            "PATCH", one, "{\"properties\":{\"syncProperties\":{\"schedule\":\"* * * * *\"}}}");
    assertTrue(fixture.json(always).at(sync + "syncWindow").isMissingNode());
  }

  @Test
  void tooManyRequestsAreThrottled() throws Exception {
    fixture.clock.setSpeed(0.01); // A busy machine sends fewer than the world's time brings back.
    HttpResponse<String> last = fixture.send("GET", R + ACR, "");
    for (var i = 0; i < 1_000 && last.statusCode() == 200; i++) {
      last = fixture.send("GET", R + ACR, "");
    }
    assertEquals(429, last.statusCode());
    assertEquals("SubscriptionRequestsThrottled", fixture.json(last).at("/error/code").asText());
    assertEquals("1", header(last, "retry-after"));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
