package dev.lighterman.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.NodeScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Slack's Web API client for Node works with the sandbox; skipped without that package. */
class NodeSlackSdkTest {
  private static final String SCRIPT =
      """
      const { WebClient } = require("@slack/web-api");
      const client = new WebClient(process.env.TOKEN, {
        slackApiUrl: process.env.API, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
      const error = (call) => call.then(() => "none", (e) => e.data?.error ?? e.code);
      (async () => {
        const me = await client.auth.test();
        const posted = await client.chat.postMessage({ channel: "C01EDGEOPS", text: "from node",
          blocks: [{ type: "section", text: { type: "mrkdwn", text: "*from node*" } }] });
        const edited = await client.chat.update({
          channel: posted.channel, ts: posted.ts, text: "edited by node" });
        const groups = await client.usergroups.list({ include_users: true });
        const file = await client.filesUploadV2({
          channel_id: "C01EDGEOPS", filename: "plan.txt", content: "az acr …" });
        const random = await error(client.chat.postMessage({ channel: "C03RANDOM", text: "x" }));
        const table = { type: "table", rows: [[{ type: "raw_text", text: "x" }]] };
        const tables = await error(client.chat.postMessage({
          channel: "C01EDGEOPS", text: "x", blocks: [table, table] }));
        let limited = "none";
        for (let i = 0; i < 20 && limited === "none"; i++) {
          limited = await error(client.chat.postMessage({ channel: "C02STORES", text: "x" }));
        }
        console.log(JSON.stringify({ user: me.user_id, edited: edited.text,
          leads: groups.usergroups[0].users.length, file: file.ok, random, tables, limited }));
      })();
      """;

  @Test
  void theNodeClientWorks() throws Exception {
    NodeScript script = NodeScript.requiring(List.of("@slack/web-api"), SCRIPT);

    try (SlackServerFixture fixture = new SlackServerFixture()) {
      JsonNode output = run(script, fixture);

      assertEquals("U00LIGHTER", output.path("user").asText(), output.toString());
      assertEquals("edited by node", output.path("edited").asText());
      assertEquals(2, output.path("leads").asInt());
      assertTrue(output.path("file").asBoolean());
      assertEquals("not_in_channel", output.path("random").asText());
      assertEquals("invalid_attachments", output.path("tables").asText());
      assertEquals("slack_webapi_rate_limited_error", output.path("limited").asText());
    }
  }

  private static JsonNode run(NodeScript script, SlackServerFixture fixture) throws Exception {
    Process process =
        script.start(
            Map.of("TOKEN", fixture.slack.app().token(), "API", fixture.slack.apiUrl().toString()));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return Json.read(output.lines().reduce((one, two) -> two).orElse("{}"));
  }
}
