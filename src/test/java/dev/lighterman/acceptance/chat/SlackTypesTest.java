package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.sandbox.http.NodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The messages and views of the bot have the types that Slack publishes for TypeScript; skipped
 * without those packages.
 */
class SlackTypesTest {
  private static final String CHECK =
      """
      const ts = require("typescript");
      const types = require.resolve("@slack/types").replace(/index\\.js$/, "index.d.ts");
      const program = ts.createProgram([process.env.FILE], {
        noEmit: true, strict: true, skipLibCheck: true, types: [],
        baseUrl: "/", paths: { "@slack/types": [types] } });
      for (const found of ts.getPreEmitDiagnostics(program)) {
        const at = found.start === undefined ? 0
          : found.file.getLineAndCharacterOfPosition(found.start).line + 1;
        console.log(`line ${at}: ${ts.flattenDiagnosticMessageText(found.messageText, "\\n")}`);
      }
      """;

  private static final Set<String> SLACKS_OWN =
      Set.of(
          "id",
          "hash",
          "state",
          "team_id",
          "app_id",
          "bot_id",
          "root_view_id",
          "previous_view_id",
          "app_installed_team_id",
          "submit_disabled");

  private static final Set<String> SLACKS_OWN_AT_HOME = Set.of("clear_on_close", "notify_on_close");

  private final Set<String> declarations = new LinkedHashSet<>();

  @Test
  void messagesAndViewsHaveTheTypesThatSlackPublishes(@TempDir Path folder) throws Exception {
    NodeScript script = NodeScript.requiring(List.of("@slack/types", "typescript"), CHECK);
    Path file = folder.resolve("sent.ts");
    try (Conversation talk = Conversation.begin()) {
      converse(talk);
      repairs(talk);
      freezes(talk);
    }
    assertEquals(Set.of("HomeView", "KnownBlock[]", "ModalView"), kinds());
    assertTrue(declarations.size() > 20, "only " + declarations.size() + " are checked");
    Files.writeString(file, source());
    Process node = script.start(Map.of("FILE", file.toString()));
    String complaints = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", complaints);
    assertEquals(0, node.waitFor());
  }

  private void converse(Conversation talk) {
    for (String question : List.of("", "help", "help deploy", "list", "sites", "show store-101")) {
      talk.answers(() -> talk.types(AMINA, EDGE_OPS, ("/registry " + question).strip()), AMINA);
      collect(talk);
    }
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    talk.hasOpen(AMINA, "deploy");
    collect(talk);
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    collect(talk);
    talk.presses(BEN, plan, "reject");
    talk.hasOpen(BEN, "R1");
    collect(talk);
    talk.injectsFault("403", "method", "PUT", "path", "scopeMaps/myconnectedregistry\\?");
    talk.presses(BEN, plan, "approve");
    collect(talk);
    JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped at step", "disallowed by policy");
    collect(talk);
    talk.clearsFaults();
    talk.presses(AMINA, halted, "continue");
    talk.sees(AMINA, "R1 · Succeeded");
    collect(talk);
    talk.types(AMINA, EDGE_OPS, "/registry requests");
    talk.types(AMINA, EDGE_OPS, "/registry remove " + Quickstart.CLUSTER);
    talk.presses(BEN, talk.sees(AMINA, "R2", "needs approval"), "approve");
    talk.sees(AMINA, "R2 · Succeeded");
    collect(talk);
  }

  /** A site is broken, looked at and repaired; its request is handed over and withdrawn. */
  private void repairs(Conversation talk) {
    talk.injectsFault("sync-token-disabled", "connectedRegistry", "store101");
    talk.until(
        () ->
            Conversation.says(
                talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry show store-101"), AMINA),
                "Offline"),
        "it stays online");
    for (String question : List.of("doctor", "doctor store-101", "doctor store-103")) {
      talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry " + question), AMINA);
      collect(talk);
    }
    talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=sync-token");
    JsonNode plan = talk.sees(AMINA, "Repair store-101", "needs approval");
    collect(talk);
    String number = Conversation.number(plan);
    talk.types(AMINA, EDGE_OPS, "/registry handover " + number + " @chiara");
    talk.sees(AMINA, number + " is <@" + CHIARA + ">’s from now on.");
    collect(talk);
    talk.presses(CHIARA, plan, "withdraw-asking");
    talk.hasOpen(CHIARA, "Ends the request");
    collect(talk);
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, "store-101 is repaired");
    collect(talk);
  }

  private void freezes(Conversation talk) {
    talk.types(BEN, EDGE_OPS, "/registry freeze on \"Black Friday\"");
    talk.sees(BEN, "Frozen: nothing starts");
    talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry freeze"), AMINA, "frozen since");
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    talk.sees(BEN, "needs approval", "froze the sites");
    talk.post("home", Conversation.fields("user", BEN));
    talk.until(() -> talk.state().path("homes").has(BEN), "no Home tab");
    collect(talk);
    talk.types(BEN, EDGE_OPS, "/registry freeze off");
    talk.sees(BEN, "lifted the freeze");
    collect(talk);
  }

  private Set<String> kinds() {
    return declarations.stream()
        .map(declaration -> declaration.split(" = ", 2)[0])
        .collect(Collectors.toSet());
  }

  private void collect(Conversation talk) {
    JsonNode state = talk.state();
    state
        .path("messages")
        .forEach(message -> {
          if (message.has("blocks")) {
            declarations.add("KnownBlock[] = " + message.path("blocks"));
          }
        });
    state
        .path("views")
        .forEach(view -> declarations.add("ModalView = " + asSent(view.path("view"))));
    state
        .path("homes")
        .forEach(view -> {
          ObjectNode sent = (ObjectNode) asSent(view);
          sent.remove(SLACKS_OWN_AT_HOME);
          declarations.add("HomeView = " + sent);
        });
  }

  /** Without what Slack adds to a view. */
  private static JsonNode asSent(JsonNode view) {
    ObjectNode sent = view.deepCopy();
    sent.remove(SLACKS_OWN);
    sent.properties().removeIf(field -> field.getValue().isNull());
    return sent;
  }

  private String source() {
    StringBuilder source =
        new StringBuilder("import type { HomeView, KnownBlock, ModalView } from '@slack/types';\n");
    int number = 0;
    for (String declaration : declarations) {
      source.append("export const sent%d: %s;\n".formatted(++number, declaration));
    }
    return source.toString();
  }
}
