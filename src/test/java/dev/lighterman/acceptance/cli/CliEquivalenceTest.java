package dev.lighterman.acceptance.cli;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.LeftoverToken;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.SecondInstance;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ImageImport;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** <em>az commands</em> says what the bot does: each line asks for what the bot asks for. */
@Execution(CONCURRENT)
final class CliEquivalenceTest {
  private static final String DEPLOY =
      "/registry deploy myarck8scluster repos=hello-world ip=10.0.0.50 workload=";
  private static final String IMPORT = " --import mcr.microsoft.com/acr/connected-registry:1.0.0";

  @ParameterizedTest
  @ValueSource(strings = {"deploy" + IMPORT, "check", "none"})
  void theLinesAskForWhatTheBotAsksFor(String workload) {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      assertBothAskForTheSame(talk, DEPLOY + workload);
      assertBothAskForTheSame(talk, "/registry remove myarck8scluster");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data-endpoint", "sync-password", "activation", "client-token", "extension"})
  void theLinesRepairWhatTheBotRepairs(String cure) {
    try (Conversation talk = Conversation.atSpeed(500)) {
      switch (cure) {
        case "data-endpoint" -> talk.injectsFault(cure + "-off", "registry", "myacrregistry");
        case "client-token" -> talk.injectsFault("token-detached", "connectedRegistry", "store101");
        case "activation" -> SecondInstance.at101(talk);
        default -> {}
      }
      assertBothAskForTheSame(talk, "/registry repair store-101 cure=" + cure);
    }
  }

  @Test
  void theLinesOverwriteWhatTheBotOverwrites() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      LeftoverToken.in(talk);
      assertBothAskForTheSame(talk, DEPLOY + "none name=" + Quickstart.NAME, "Overwrite: ");
    }
  }

  @Test
  void theLineOfAnImportThatOverwritesSaysSoAndWhereItIsFrom() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var azure = Azure.connect(talk.settings().azure());
      CloudRegistry lab = registry(azure, "labregistry");
      var nginx = ImageReference.of("mcr.microsoft.com/azurelinux/base/nginx:1.27");
      azure.images().importImage(lab.id(), new ImageImport(nginx, null, "pos:1.5"));
      var pos = new Repository("pos");
      talk.until(() -> azure.images().digest(lab, pos, "1.5").isPresent(), "the image in the lab");
      assertBothAskForTheSame(
          talk, DEPLOY + "none --import " + lab.loginServer() + "/pos:1.5", "Overwrite: ");
      assertEquals(
          azure.images().digest(lab, pos, "1.5"),
          azure.images().digest(registry(azure, "myacrregistry"), pos, "1.5"));
    }
  }

  private static CloudRegistry registry(Azure azure, String name) {
    return azure.registries().list().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertBothAskForTheSame(Conversation talk, String line, String... says) {
    int before = SentRequest.of(talk).size();
    talk.types(AMINA, EDGE_OPS, line);
    JsonNode plan = talk.sees(AMINA, "needs approval", "[Show az commands]");
    talk.seesPlan(
        AMINA, Stream.concat(Stream.of("needs approval"), Stream.of(says)).toArray(String[]::new));
    List<String> lines = ShownCommands.of(talk, plan).byTools();
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, Conversation.number(plan) + " · Succeeded");
    List<SentRequest> all = SentRequest.of(talk);
    assertSame(lines, all.subList(before, all.size()));
  }

  private static void assertSame(List<String> lines, List<SentRequest> byBot) {
    assertSame(lines, byBot, byBot);
  }

  /**
   * Asserts that lines and bot ask for the same.
   *
   * @param ever what else the bot may have asked for before
   */
  private static void assertSame(
      List<String> lines, List<SentRequest> byBot, List<SentRequest> ever) {
    var parser = new CliParser();
    List<SentRequest> byHand = lines.stream().flatMap(line -> parser.send(line).stream()).toList();
    assertFalse(byHand.isEmpty());
    List<SentRequest> settable = byBot.stream().map(BotOnlyField::leftOut).toList();
    List<SentRequest> settableEver = ever.stream().map(BotOnlyField::leftOut).toList();
    assertEquals(
        List.of(),
        byHand.stream()
            .filter(one -> settableEver.stream().noneMatch(one::asksForTheSameAs))
            .toList(),
        () -> "the lines ask for this, and the bot only for\n" + settable);
    assertEquals(
        List.of(),
        settable.stream().filter(one -> byHand.stream().noneMatch(one::asksForTheSameAs)).toList(),
        () -> "the bot asks for this, and the lines only for\n" + byHand);
  }

  @Test
  void whatIsLeftOfAHaltedRunIsWhatItHasNotDone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("403", "method", "PUT", "path", "/extensions/", "times", "1");
      talk.types(AMINA, EDGE_OPS, DEPLOY + "deploy");
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      JsonNode halt = talk.seesHalted(AMINA, "R1", "stopped at step", "[Undo ");
      List<String> left = ShownCommands.of(talk, halt).byTools();
      assertTrue(left.stream().anyMatch(line -> line.startsWith("az k8s-extension create")));
      assertTrue(
          left.stream().noneMatch(line -> line.contains("scope-map create")), left::toString);

      int before = SentRequest.of(talk).size();
      talk.presses(AMINA, halt, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
      List<SentRequest> all = SentRequest.of(talk);
      // The bot uses the password again that it made before the halt; a line can't know it.
      assertSame(left, all.subList(before, all.size()), all);
    }
  }

  @Test
  void whatIsLeftOfARunThatHaltedWhileUndoingTakesBackWhatIsNotTakenBackYet() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("403", "method", "PUT", "path", "/extensions/", "times", "1");
      talk.types(AMINA, EDGE_OPS, DEPLOY + "deploy");
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      JsonNode halt = talk.seesHalted(AMINA, "R1", "stopped at step", "[Undo ");
      talk.injectsFault("403", "method", "DELETE", "path", "/connectedRegistries/", "times", "1");
      talk.presses(AMINA, halt, "undo");
      JsonNode haltedAgain =
          talk.seesHalted(AMINA, "R1", "stopped while undoing", "[Continue undoing]");

      ShownCommands left = ShownCommands.of(talk, haltedAgain);
      assertTrue(left.byTools().stream().allMatch(line -> line.contains(" delete ")));
      assertTrue(
          left.comments().stream().anyMatch(line -> line.contains("Create connected registry")),
          left::toString);
      assertEquals("", left.toBot(), "what asks for the deployment again is no way back");

      int before = SentRequest.of(talk).size();
      talk.presses(AMINA, haltedAgain, "continue");
      talk.sees(AMINA, "R1", "undone · what was created is deleted");
      List<SentRequest> all = SentRequest.of(talk);
      assertSame(left.byTools(), all.subList(before, all.size()));
    }
  }

  @Test
  void theOneLineToTheBotAsksForTheSamePlan() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      for (String line : List.of(DEPLOY + "deploy", "/registry remove store-101")) {
        talk.types(AMINA, EDGE_OPS, line);
        JsonNode plan = talk.sees(AMINA, "needs approval", "[Show az commands]");
        String toBot = ShownCommands.of(talk, plan).toBot();
        talk.withdraws(AMINA, plan);
        talk.sees(AMINA, Conversation.number(plan) + " · ", "withdrawn");

        talk.types(AMINA, EDGE_OPS, toBot);
        talk.seesPlan(AMINA, effects(talk, plan));
      }
    }
  }

  /** What the plan waits to do; not its figures, since the line names what was a default before. */
  private static String[] effects(Conversation talk, JsonNode card) {
    String[] effects =
        Stream.concat(
                Stream.of("needs approval"),
                talk.planText(card)
                    .lines()
                    .filter(line -> line.matches("(Create|Change|Overwrite|Delete): .*")))
            .toArray(String[]::new);
    assertTrue(effects.length > 1, card::toString);
    return effects;
  }
}
