package dev.lighterman.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.NodeScript;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Slack's Socket Mode client for Node works with the sandbox; skipped without that package. */
class NodeSocketModeTest {
  private static final String SCRIPT =
      """
      const { SocketModeClient } = require("@slack/socket-mode");
      const { WebClient } = require("@slack/web-api");
      const clientOptions = { slackApiUrl: process.env.API };
      const web = new WebClient(process.env.BOT_TOKEN, clientOptions);
      const text = (words) => ({ type: "plain_text", text: words });
      const view = { type: "modal", title: text("Ask"), submit: text("Send"), blocks: [
        { type: "input", block_id: "words", label: text("Words"),
          element: { type: "plain_text_input", action_id: "v" } }] };
      const client = new SocketModeClient({
        appToken: process.env.APP_TOKEN, logLevel: "error", clientOptions });
      client.on("connected", () => console.log("connected"));
      client.on("slash_commands", async ({ body, ack }) => {
        if (body.text === "ask") await web.views.open({ trigger_id: body.trigger_id, view });
        await ack({ text: `node heard ${body.text}` }); });
      client.on("interactive", async ({ ack }) => {
        await ack({ response_action: "errors", errors: { words: "not like that" } }); });
      client.on("app_home_opened", async ({ ack }) => { await ack(); });
      client.start();
      """;

  @Test
  void theNodeClientConnectsAndReconnects() throws Exception {
    NodeScript script = NodeScript.requiring(List.of("@slack/socket-mode"), SCRIPT);
    try (SlackServerFixture fixture = new SlackServerFixture()) {
      fixture.slack.socketMode().setEnabled(true);
      Process node = start(script, fixture);
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
        assertConnected(output);
        assertDeliveriesAreAnswered(fixture);
        fixture.slack.socketMode().refresh();
        assertConnected(output);
        assertEquals("{\"text\":\"node heard again\"}", typeCommand(fixture, "again"));
      } finally {
        node.destroyForcibly().waitFor();
      }
    }
  }

  private static void assertDeliveriesAreAnswered(SlackServerFixture fixture) throws Exception {
    assertEquals("{\"text\":\"node heard list\"}", typeCommand(fixture, "list"));
    assertTrue(fixture.slack.openHome(SlackServerFixture.AMINA).acknowledged());
    typeCommand(fixture, "ask");
    String view = fixture.slack.state().at("/views/0/id").asText();
    DeliveryResult result =
        fixture.slack.submitView(SlackServerFixture.AMINA, view, Json.read("{\"words\":\"x\"}"));
    assertEquals(
        "not like that", result.responseJson().at("/errors/words").asText(), result.toString());
  }

  private static String typeCommand(SlackServerFixture fixture, String text) throws TargetNotFound {
    DeliveryResult result =
        fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, text);
    assertTrue(result.acknowledged(), result.toString());
    return result.body();
  }

  private static void assertConnected(BufferedReader output) throws IOException {
    assertEquals("connected", output.readLine());
  }

  private static Process start(NodeScript script, SlackServerFixture fixture) throws IOException {
    return script.start(
        Map.of(
            "APP_TOKEN", fixture.slack.app().appToken(),
            "BOT_TOKEN", fixture.slack.app().token(),
            "API", fixture.slack.apiUrl().toString()));
  }
}
