package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who changed what, in the form that Azure's activity log answers. */
final class ActivityLogTest {

  private static final String TOKEN =
      AzureFixture.REGISTRY_PATH + "/tokens/store101?api-version=2025-11-01";

  private final AzureFixture fixture = new AzureFixture(1);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aChangeIsToldWithItsCallerAndWhatOnlyReadsIsNot() throws Exception {
    fixture.send("GET", TOKEN, "");
    fixture.sendAsPerson("PATCH", TOKEN, "{\"properties\":{\"status\":\"disabled\"}}");
    var events = events("resourceGroupName eq 'MYRESOURCEGROUP'");
    assertEquals(1, events.size(), events::toString);
    var event = events.get(0);
    assertEquals(AzureFixture.PERSON, event.path("caller").asText());
    assertEquals(
        "Microsoft.ContainerRegistry/registries/tokens/write",
        event.at("/operationName/value").asText());
    assertEquals(
        AzureFixture.REGISTRY_PATH + "/tokens/store101", event.path("resourceId").asText());
    assertEquals("Succeeded", event.at("/status/value").asText());
    assertEquals("Administrative", event.at("/category/value").asText());
    assertEquals("myresourcegroup", event.path("resourceGroupName").asText());
  }

  @Test
  void theActionOfAResourceIsTheResources() throws Exception {
    var body = "{\"tokenId\":\"%s/tokens/store101\"}".formatted(AzureFixture.REGISTRY_PATH);
    fixture.send(
        "POST", AzureFixture.REGISTRY_PATH + "/generateCredentials?api-version=2025-11-01", body);
    var event = events("resourceProvider eq 'Microsoft.ContainerRegistry'").get(0);
    assertEquals(AzureFixture.REGISTRY_PATH, event.path("resourceId").asText());
    assertEquals(
        "Microsoft.ContainerRegistry/registries/generateCredentials/action",
        event.at("/operationName/value").asText());
  }

  @Test
  void itTakesATimeRangeAndOneConditionAtMost() throws Exception {
    for (var filter :
        List.of(
            "",
            "resourceGroupName eq 'myresourcegroup'",
            "caller eq 'somebody'",
            "eventTimestamp ge 'yesterday'",
            range() + " and resourceGroupName eq 'a' and resourceUri eq 'b'")) {
      assertEquals(400, send(filter).statusCode(), filter);
    }
    assertEquals(200, send(range()).statusCode());
  }

  private JsonNode events(String condition) throws Exception {
    return fixture.json(send(range() + " and " + condition)).path("value");
  }

  private String range() {
    Instant now = fixture.clock.instant();
    return "eventTimestamp ge '%s' and eventTimestamp le '%s'"
        .formatted(now.minus(Duration.ofDays(1)), now.plusSeconds(60));
  }

  private HttpResponse<String> send(String filter) throws Exception {
    return fixture.send(
        "GET",
        "/subscriptions/%s/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=%s"
            .formatted(
                AzureFixture.SUBSCRIPTION, URLEncoder.encode(filter, StandardCharsets.UTF_8)),
        "");
  }
}
