package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.cli.SandboxShell;
import dev.lighterman.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot has no way into a cluster, and somebody there pastes what the real kubectl prints. */
final class PastedOutputInChatTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        SandboxShell.has("kubectl"), "NOT TESTED: kubectl is not installed here");
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      String known =
          new String(Objects.requireNonNull(usual).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("lighterman.yaml"), known + "sites:\n  store-101: {reach: none}\n");
    }
    talk = Conversation.in(folder);
  }

  @AfterAll
  static void end() {
    if (talk != null) {
      talk.close();
    }
  }

  @AfterEach
  void mendAll() {
    talk.clearsFaults();
  }

  @Test
  void podsTellWhatTheBotCannotSee() {
    talk.injectsFault("connected-registry-pod-down", "cluster", "store-101");

    JsonNode answer = pastes(0, "CrashLoopBackOff", "its pod does not run (CrashLoopBackOff)");

    assertEquals(AMINA, answer.path("ephemeral_to").asText());
  }

  @Test
  void theLogTellsWhyItDoesNotSynchronize() {
    talk.injectsFault("wrong-password", "connectedRegistry", "store101");

    JsonNode answer = pastes(1, "Incorrect Password", "its sync password was replaced");

    assertTrue(answer.path("text").asText().contains("UNAUTHORIZED"), answer::toString);
  }

  @Test
  void failedPullsTellWhatPodsMiss() {
    talk.injectsFault("node-trust-missing", "cluster", "store-101");

    pastes(2, "x509: certificate signed by unknown authority", "does not trust its certificate");
  }

  @Test
  void whatCannotBeReadStaysInTheForm() {
    JsonNode form = opens();
    JsonNode taken = submits(form, "the pod is not there");

    assertTrue(taken.toString().contains("not what these commands print"), taken::toString);
    JsonNode open = talk.hasOpen(AMINA, "What they print at store-101");
    assertEquals(form.path("id"), open.path("id"));
    talk.closes(AMINA, open);
  }

  @Test
  void whatWasTypedIntoAClosedFormIsThereAgain() {
    JsonNode form = opens();
    talk.chooses(AMINA, form, "text", "NAME  READY  STATUS");
    talk.closes(AMINA, form);

    String again = opens().toString();
    assertTrue(again.contains("NAME  READY  STATUS"), again);
    assertTrue(again.contains("This is what you entered before"), again);
    String others = opens(BEN).toString();
    assertFalse(others.contains("NAME  READY  STATUS"), others);
    assertFalse(others.contains("This is what you entered before"), others);
  }

  private static JsonNode opens() {
    return opens(AMINA);
  }

  private static JsonNode opens(String person) {
    JsonNode answer =
        talk.answers(
            () -> talk.types(person, EDGE_OPS, "/registry doctor store-101"),
            person,
            "I have no way into the cluster of store-101");
    Set<String> before = talk.forms(person).map(form -> form.path("id").asText()).collect(toSet());
    talk.pressesButton(person, answer, "Paste the output…");
    return talk.until(
        () ->
            talk.forms(person)
                .filter(form -> !before.contains(form.path("id").asText()))
                .findFirst(),
        () -> "no form opens");
  }

  private static JsonNode submits(JsonNode form, String text) {
    var values = JsonNodeFactory.instance.objectNode();
    values.put("text", text);
    return talk.submits(AMINA, form, values);
  }

  /** Asks again until Azure's side of it has come so far as well. */
  private static JsonNode pastes(int command, String says, String cause) {
    return talk.until(
        () -> {
          String printed = printed(command, says);
          JsonNode form = opens();
          JsonNode answer = talk.answers(() -> submits(form, printed), AMINA, "store-101 · ");
          return Optional.of(answer).filter(each -> Conversation.says(each, cause));
        },
        () -> "no “" + cause + "” of\n" + printed(command, says));
  }

  /** What a command of the doctor prints, once it says this. */
  private static String printed(int command, String says) {
    JsonNode answer =
        talk.answers(
            () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
            AMINA,
            "I have no way into");
    List<String> commands =
        answer.path("text").asText().lines().filter(line -> line.startsWith("kubectl ")).toList();
    String line = commands.get(command).replace("kubectl ", "kubectl --context store-101 ");
    var shell = new SandboxShell(folder);
    return talk.until(
        () -> Optional.of(answer(shell, line)).filter(each -> each.contains(says)),
        () -> line + " never prints " + says + ":\n" + answer(shell, line));
  }

  private static String answer(SandboxShell shell, String line) {
    try {
      String printed = shell.answer(line);
      return printed.substring(0, Math.min(printed.length(), 3000));
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
