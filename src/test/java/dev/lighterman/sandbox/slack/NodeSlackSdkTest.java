package dev.lighterman.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Slack's client for Node takes the sandbox for Slack: run where {@code LIGHTERMAN_NODE_MODULES}
 * (or the system property {@code node.modules}) names a folder that holds {@code @slack/web-api};
 * else skipped.
 */
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
    Optional<Path> modules =
        Optional.ofNullable(
                System.getProperty("node.modules", System.getenv("LIGHTERMAN_NODE_MODULES")))
            .map(Path::of)
            .filter(path -> Files.isDirectory(path.resolve("@slack/web-api")));
    assumeTrue(
        modules.isPresent(),
        "SKIPPED: LIGHTERMAN_NODE_MODULES names no folder with @slack/web-api");

    try (SlackServerFixture fixture = new SlackServerFixture()) {
      JsonNode output = run(modules.orElseThrow(), fixture);

      assertEquals("U00LIGHTER", output.path("user").asText(), output.toString());
      assertEquals("edited by node", output.path("edited").asText());
      assertEquals(2, output.path("leads").asInt());
      assertTrue(output.path("file").asBoolean());
      assertEquals("not_in_channel", output.path("random").asText());
      assertEquals("invalid_attachments", output.path("tables").asText());
      assertEquals("slack_webapi_rate_limited_error", output.path("limited").asText());
    }
  }

  private static JsonNode run(Path modules, SlackServerFixture fixture) throws Exception {
    ProcessBuilder node = new ProcessBuilder(List.of("node", "-e", SCRIPT));
    node.redirectErrorStream(true);
    node.environment().put("NODE_PATH", modules.toString());
    node.environment().put("TOKEN", fixture.slack.app().token());
    node.environment().put("API", fixture.slack.apiUrl().toString());
    Process process = node.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return Json.read(output.lines().reduce((one, two) -> two).orElse("{}"));
  }
}
