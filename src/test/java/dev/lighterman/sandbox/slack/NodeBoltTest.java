package dev.lighterman.sandbox.slack;

import static dev.lighterman.sandbox.slack.SlackServerFixture.AMINA;
import static dev.lighterman.sandbox.slack.SlackServerFixture.BEN;
import static dev.lighterman.sandbox.slack.SlackServerFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.NodeScript;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An app that is written with Bolt for JavaScript works with the sandbox, unmodified and by both
 * ways that Slack delivers; skipped without that package.
 */
class NodeBoltTest {
  private static final String SCRIPT =
      """
      const { App } = require("@slack/bolt");
      const socketMode = process.env.SOCKET_MODE === "true";
      const plain = (text) => ({ type: "plain_text", text });
      const app = new App({
        token: process.env.BOT_TOKEN, signingSecret: process.env.SIGNING_SECRET,
        appToken: process.env.APP_TOKEN, socketMode, logLevel: "error",
        clientOptions: { slackApiUrl: process.env.API } });

      app.command("/registry", async ({ command, ack, client }) => {
        await ack(`heard ${command.text}`);
        const view = { type: "modal", callback_id: "ask", private_metadata: command.channel_id,
          title: plain("Ask"), submit: plain("Send"), blocks: [
            { type: "input", block_id: "words", label: plain("Words"),
              element: { type: "plain_text_input", action_id: "v" } }] };
        await client.views.open({ trigger_id: command.trigger_id, view });
        console.log("opened");
      });
      app.view("ask", async ({ view, ack, client }) => {
        await ack();
        const text = view.state.values.words.v.value;
        await client.chat.postMessage({ channel: view.private_metadata, text, blocks: [
          { type: "section", text: plain(text) },
          { type: "actions", elements: [
            { type: "button", action_id: "ok", value: "1", text: plain("OK") }] }] });
        console.log("posted");
      });
      app.action("ok", async ({ body, ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: `pressed by ${body.user.id}` });
        console.log("answered");
      });
      app.event("app_home_opened", async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: {
          type: "home", blocks: [{ type: "section", text: plain("At home") }] } });
        console.log("published");
      });
      app.start(0).then((server) => console.log(socketMode ? "up" : server.address().port));
      """;

  @ParameterizedTest(name = "Socket Mode: {0}")
  @ValueSource(booleans = {false, true})
  void aCommandAFormAButtonAndTheHomeTabWork(boolean socketMode) throws Exception {
    NodeScript script = NodeScript.requiring(List.of("@slack/bolt"), SCRIPT);
    try (SlackServerFixture fixture = new SlackServerFixture()) {
      fixture.slack.socketMode().setEnabled(socketMode);
      Process node = script.start(environment(fixture, socketMode));
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
        String started = output.readLine();
        if (!socketMode) {
          fixture.slack.setRequestUrl(
              URI.create("http://127.0.0.1:%s/slack/events".formatted(started)));
        }
        assertTrue(fixture.typeCommand(AMINA, EDGE_OPS, "deploy “déjà vu”").acknowledged());
        assertEquals("opened", output.readLine());
        assertEquals(List.of("heard deploy “déjà vu”"), fixture.messagesSeenBy(AMINA, EDGE_OPS));

        String view = fixture.slack.state().at("/views/0/id").asText();
        JsonNode values = Json.read("{\"words\":\"5 < 6 & more\"}");
        assertTrue(fixture.slack.submitView(AMINA, view, values).acknowledged());
        assertEquals("posted", output.readLine());

        String ts = fixture.slack.state().path("messages").get(1).path("ts").asText();
        assertTrue(fixture.click(BEN, EDGE_OPS, ts, "ok").acknowledged());
        assertEquals("answered", output.readLine());
        assertEquals(List.of("pressed by " + BEN), fixture.messagesSeenBy(BEN, EDGE_OPS));

        assertTrue(fixture.slack.openHome(AMINA).acknowledged());
        assertEquals("published", output.readLine());
        assertTrue(fixture.slack.state().path("homes").toString().contains("At home"));
      } finally {
        node.destroyForcibly().waitFor();
      }
    }
  }

  private static Map<String, String> environment(SlackServerFixture fixture, boolean socketMode) {
    return Map.of(
        "APP_TOKEN", fixture.slack.app().appToken(),
        "BOT_TOKEN", fixture.slack.app().token(),
        "SIGNING_SECRET", fixture.slack.app().signingSecret(),
        "SOCKET_MODE", Boolean.toString(socketMode),
        "API", fixture.slack.apiUrl().toString());
  }
}
