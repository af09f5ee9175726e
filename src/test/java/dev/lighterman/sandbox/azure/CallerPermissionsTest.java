package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.ServicePrincipal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bot and the person who uses {@code az} are two applications with their own permissions. */
final class CallerPermissionsTest {

  private static final String SCOPE_MAP =
      AzureFixture.REGISTRY_PATH + "/scopeMaps/fresh?api-version=2025-11-01";
  private static final String BODY =
      "{\"properties\":{\"actions\":[\"repositories/pos/content/read\"]}}";
  private static final String PERMISSIONS =
      AzureFixture.REGISTRY_PATH
          + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";

  private final AzureFixture fixture =
      new AzureFixture(
          1,
          List.of(
              "Microsoft.ContainerRegistry/registries/*/read",
              "Microsoft.Authorization/permissions/read"));

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void eachIsRefusedOnlyWhatItsOwnRoleDoesNotAllow() throws Exception {
    var refused = fixture.send("PUT", SCOPE_MAP, BODY);

    assertEquals(403, refused.statusCode());
    assertTrue(
        fixture
            .json(refused)
            .at("/error/message")
            .asText()
            .startsWith(
                "The client '%s' with object id '%s'"
                    .formatted(AzureFixture.CLIENT, AzureFixture.CLIENT)),
        refused.body());
    assertEquals(200, asPerson("PUT", SCOPE_MAP, BODY).statusCode());
  }

  @Test
  void eachIsShownItsOwnPermissions() throws Exception {
    var actions = "/value/0/actions/0";

    assertEquals(
        "Microsoft.ContainerRegistry/registries/*/read",
        fixture.json(fixture.send("GET", PERMISSIONS, "")).at(actions).asText());
    assertEquals("*", fixture.json(asPerson("GET", PERMISSIONS, "")).at(actions).asText());
  }

  @Test
  void aChangeNamesTheCaller() throws Exception {
    var response = asPerson("PUT", SCOPE_MAP, BODY);

    assertEquals(AzureFixture.PERSON, fixture.json(response).at("/systemData/createdBy").asText());
  }

  @Test
  void aFaultDeniesAnActionToTheBotOnly() throws Exception {
    var registry = AzureFixture.REGISTRY_PATH + "/tokens?api-version=2025-11-01";
    fixture.faults.inject(
        new Fault(
            "not-allowed", Map.of("action", "Microsoft.ContainerRegistry/registries/tokens/read")));

    assertEquals(403, fixture.send("GET", registry, "").statusCode());
    assertEquals(200, asPerson("GET", registry, "").statusCode());
  }

  @Test
  void theBotsActionsAreSortedAndUnique() {
    assertEquals(
        ServicePrincipal.BOT_ACTIONS.stream().sorted().distinct().toList(),
        ServicePrincipal.BOT_ACTIONS);
  }

  private HttpResponse<String> asPerson(String method, String path, String body) throws Exception {
    return fixture.send(
        method, path, body, "Authorization", "Bearer " + fixture.bearer(AzureFixture.PERSON));
  }
}
