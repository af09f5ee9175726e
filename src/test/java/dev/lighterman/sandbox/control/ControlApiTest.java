package dev.lighterman.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.SeededResource;
import dev.lighterman.sandbox.world.World;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.forTests());
  private final ControlApiClient control = new ControlApiClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theFirstStateHasYesterdaysDeployAndASuggestion() throws Exception {
    JsonNode state = control.get("control/state");

    assertEquals("Amina Diallo", state.at("/people/0/real_name").asText());
    assertEquals("asker", state.at("/people/0/role").asText());
    assertTrue(state.path("messages").size() > 5);
    assertTrue(state.path("messages").toString().contains("\"type\":\"table\""));
    assertTrue(state.at("/suggestion/text").asText().startsWith("/registry deploy"));
    assertEquals("C01EDGEOPS", state.at("/suggestion/channel").asText());
    assertEquals(30, state.path("speed").asDouble());
    assertFalse(state.at("/bot/running").asBoolean());
    assertEquals("myacrregistry", state.at("/world/registries/0/name").asText());
    assertEquals("store101", state.at("/world/extensions/0/name").asText());
  }

  @Test
  void aPortOfThisMachineStandsForAServiceIp() throws Exception {
    control.post("control/clock", "{\"advance\":\"PT5M\"}");
    String url =
        control
            .post("control/forward", "{\"cluster\":\"store-101\",\"address\":\"10.43.0.50\"}")
            .path("url")
            .asText();

    assertTrue(url.startsWith("https://localhost:"), url);
  }

  @Test
  void theHistoryHasYesterdaysDatesAndItsOwnRequestNumber() throws Exception {
    String messages = control.get("control/state").path("messages").toString();
    String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

    assertTrue(messages.contains(yesterday + " 14:09 UTC>"), messages);
    assertTrue(messages.contains("\"" + yesterday + " 14:09:20\""), messages);
    assertTrue(messages.contains("its requests count from 1 again"), "and people know why");
    assertEquals(
        List.of("R731"),
        Pattern.compile("\\bR\\d+")
            .matcher(messages)
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList());
    try (AzureFixture azure = new AzureFixture(1)) {
      assertEquals(yesterday, createdOn("store102", azure.world));
      assertNotEquals(yesterday, createdOn("store101", azure.world));
    }
  }

  /** The day of a connected registry's creation. */
  private static String createdOn(String connectedRegistry, World world) {
    return SeededResource.resource(
            world, "Microsoft.ContainerRegistry/registries/connectedRegistries", connectedRegistry)
        .text("/systemData/createdAt")
        .substring(0, "2026-11-24".length());
  }

  @Test
  void aCommandToAMissingBotFailsVisibly() throws Exception {
    JsonNode result =
        control.post(
            "control/slash",
            """
            {"user":"U01ASKER","channel":"C01EDGEOPS","command":"/registry","text":"list"}
            """);

    assertEquals(0, result.path("status").asInt());
    assertEquals("dispatch_failed", result.path("error").asText());
    JsonNode messages = control.get("control/state").path("messages");
    JsonNode last = messages.path(messages.size() - 1);
    assertEquals("/registry failed with the error \"dispatch_failed\"", last.path("text").asText());
    assertEquals("U01ASKER", last.path("ephemeral_to").asText());
  }

  @Test
  void unknownTargetsAndMissingFieldsAreRefused() throws Exception {
    HttpResponse<String> click =
        control.send(
            "POST",
            "control/action",
            "{\"user\":\"U01ASKER\",\"message_ts\":\"1.000001\",\"action_id\":\"x\"}");
    HttpResponse<String> empty = control.send("POST", "control/slash", "{}");

    assertEquals(404, click.statusCode());
    assertEquals("There is no message 1.000001.", Json.read(click.body()).path("error").asText());
    assertEquals(400, empty.statusCode());
    assertEquals("Give user.", Json.read(empty.body()).path("error").asText());
  }

  @Test
  void faultsAreInjectedAndCleared() throws Exception {
    control.post("control/fault", "{\"name\":\"429\",\"face\":\"slack\",\"times\":2}");
    assertEquals("429", control.get("control/state").at("/faults/0/name").asText());

    control.send("DELETE", "control/fault", "");
    assertEquals(0, control.get("control/state").path("faults").size());
  }

  @Test
  void theSpeedCanBeChangedAndTheClockAdvanced() throws Exception {
    control.post("control/speed", "{\"speed\":120}");
    control.post("control/clock", "{\"advance\":\"PT10M\"}");

    assertEquals(120, control.get("control/state").path("speed").asDouble());
    assertEquals(400, control.send("POST", "control/clock", "{\"advance\":\"soon\"}").statusCode());
  }

  @Test
  void theLogHoldsRequestsToSlackButNotThePages() throws Exception {
    URI api = sandbox.slack().apiUrl();
    control
        .client()
        .send(HttpRequest.newBuilder(api.resolve("api.test")).build(), BodyHandlers.discarding());

    JsonNode log = control.get("control/log");

    assertEquals(1, log.size());
    assertEquals("slack", log.at("/0/face").asText());
    assertEquals("/api/api.test", log.at("/0/path").asText());
  }

  @Test
  void aResetRestoresTheHistoryOnTheSameAddress() throws Exception {
    URI before = sandbox.slack().apiUrl();
    int messages = control.get("control/state").path("messages").size();
    sandbox.slack().postMessage("U01ASKER", "C01EDGEOPS", "one more", null);

    control.post("control/reset", "{}");

    assertEquals(messages, control.get("control/state").path("messages").size());
    assertEquals(before, sandbox.slack().apiUrl());
  }

  @Test
  void changesAreStreamed() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(control.uri("control/events")).build();
    HttpResponse<InputStream> stream = control.client().send(request, BodyHandlers.ofInputStream());
    assertEquals("text/event-stream", stream.headers().firstValue("content-type").orElse(""));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertEquals(": here", lines.readLine());
      sandbox.slack().postMessage("U01ASKER", "C01EDGEOPS", "hello", null);

      String line = lines.readLine();
      while (line != null && !line.startsWith("event:")) {
        line = lines.readLine();
      }
      assertEquals("event: change", line);
      assertTrue(lines.readLine().startsWith("data: {\"seq\":"));
    }
  }

  @Test
  void foreignOriginsAndHostsAreRefused() throws Exception {
    HttpRequest foreign =
        HttpRequest.newBuilder(control.uri("control/reset"))
            .header("Origin", "https://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    assertEquals(403, control.client().send(foreign, BodyHandlers.ofString()).statusCode());
    assertEquals("HTTP/1.1 403 Forbidden", statusLineFor("evil.example"));
    assertEquals("HTTP/1.1 200 OK", statusLineFor("localhost"));
  }

  /** The response to another Host header (DNS rebinding), which the JDK's client cannot send. */
  private String statusLineFor(String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.page().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /control/log HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void onlyThePagesFilesAreServed() throws Exception {
    HttpResponse<String> page = control.send("GET", "", "");

    assertEquals(200, page.statusCode());
    assertEquals("text/html; charset=utf-8", page.headers().firstValue("content-type").orElse(""));
    assertNotEquals(200, control.send("GET", "%2e%2e/lighterman.yaml", "").statusCode());
    assertEquals(404, control.send("GET", "nothing.html", "").statusCode());
  }

  @Test
  void theBotsEnvironmentNamesEveryServer() {
    var environment = sandbox.environment();

    assertEquals(sandbox.slack().apiUrl().toString(), environment.get("SLACK_API_URL"));
    assertTrue(Files.exists(Path.of(environment.getOrDefault("LIGHTERMAN_CONFIG", "nowhere"))));
    assertTrue(Files.isDirectory(Path.of(environment.getOrDefault("LIGHTERMAN_DATA", "nowhere"))));
    for (String file : List.of("LIGHTERMAN_CA_FILE", "KUBECONFIG")) {
      assertTrue(Files.exists(Path.of(environment.getOrDefault(file, "nowhere"))), file);
    }
    assertTrue(
        environment
            .getOrDefault("AZURE_RESOURCE_MANAGER_URL", "")
            .startsWith("https://localhost:"));
  }
}
