package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.http.NodeScript;
import dev.lighterman.slack.inbound.BuiltSurfaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

  private static final String SITE_WITHOUT_REACH = "store-103";

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

  private static final String INVALID = "{\"ok\":false,\"error\":\"invalid_blocks\"}";

  private final Set<String> declarations = new LinkedHashSet<>();
  private final Set<String> callbacks = new TreeSet<>();
  private final Set<String> types = new TreeSet<>();

  @Test
  void messagesAndViewsHaveTheTypesThatSlackPublishes(@TempDir Path folder) throws Exception {
    NodeScript script = NodeScript.requiring(List.of("@slack/types", "typescript"), CHECK);
    Path file = folder.resolve("sent.ts");
    try (Conversation talk = Conversation.in(withoutWayInto(SITE_WITHOUT_REACH, folder))) {
      converse(talk);
      repairs(talk);
      opensForms(talk);
      simplifies(talk);
      freezes(talk);
    }
    assertEquals(Set.of("HomeView", "KnownBlock[]", "ModalView"), kinds());
    assertEquals(BuiltSurfaces.callbackIds(), callbacks);
    Set<String> unseen = BuiltSurfaces.blockTypes();
    unseen.removeAll(types);
    assertEquals(Set.of(), unseen);
    assertTrue(declarations.size() > 20, "only " + declarations.size() + " are checked");
    Files.writeString(file, source());
    Process node = script.start(Map.of("FILE", file.toString()));
    String complaints = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", complaints);
    assertEquals(0, node.waitFor());
  }

  /** A class that is new here builds a modal that the conversations have to open. */
  @Test
  void everyModalIsKnown() {
    assertEquals(Set.of("FormView", "PasteModal", "ReasonModal"), BuiltSurfaces.modalBuilders());
  }

  /** The usual configuration, except that the bot can't reach one site's cluster. */
  private static Path withoutWayInto(String site, Path folder) throws IOException {
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      String known =
          new String(Objects.requireNonNull(usual).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("lighterman.yaml"), known + "sites:\n  " + site + ": {reach: none}\n");
    }
    return folder;
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
    talk.presses(AMINA, halted, "leave-asking");
    talk.hasOpen(AMINA, "Its resources stay");
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

  /** Every modal that the conversations above don't open, and every kind of field. */
  private void opensForms(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    talk.hasOpen(AMINA, "multi_external_select", "static_select");
    collect(talk);
    talk.types(AMINA, RANDOM, "/registry deploy");
    talk.hasOpen(AMINA, "/invite");
    collect(talk);
    talk.types(AMINA, EDGE_OPS, "/registry remove");
    talk.hasOpen(AMINA, "external_select");
    collect(talk);
    JsonNode answer =
        talk.answers(
            () -> talk.types(AMINA, EDGE_OPS, "/registry doctor " + SITE_WITHOUT_REACH),
            AMINA,
            "I have no way into the cluster");
    talk.pressesButton(AMINA, answer, "Paste the output…");
    talk.hasOpen(AMINA, "What they print at " + SITE_WITHOUT_REACH);
    collect(talk);
    talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
    JsonNode plan = talk.sees(AMINA, "Remove from store-101", "needs approval");
    String number = Conversation.number(plan);
    talk.types(BEN, EDGE_OPS, "/registry approve " + number + " the store closes");
    JsonNode question = talk.sees(BEN, number + " is not approved yet");
    talk.presses(BEN, question, "approve-why");
    talk.hasOpen(BEN, "the store closes");
    collect(talk);
    talk.withdraws(AMINA, plan);
    talk.sees(AMINA, number, "withdrawn");
    collect(talk);
  }

  /** What Slack refuses is made plainer until it goes through. */
  private void simplifies(Conversation talk) {
    talk.injectsFault(
        "answer", "face", "slack", "path", "chat.postMessage", "times", "1", "body", INVALID);
    talk.types(AMINA, EDGE_OPS, "/registry remove store-102");
    talk.withdraws(AMINA, talk.sees(AMINA, "Remove from store-102", "needs approval"));
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
            add("KnownBlock[]", message.path("blocks"));
          }
        });
    state
        .path("views")
        .forEach(view -> {
          add("ModalView", asSent(view.path("view")));
          callbacks.add(view.at("/view/callback_id").asText());
        });
    state
        .path("homes")
        .forEach(view -> {
          ObjectNode sent = (ObjectNode) asSent(view);
          sent.remove(SLACKS_OWN_AT_HOME);
          add("HomeView", sent);
        });
  }

  private void add(String kind, JsonNode sent) {
    declarations.add(kind + " = " + sent);
    types.addAll(sent.findValuesAsText("type"));
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
