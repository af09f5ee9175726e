package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.OLGA;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.PassingError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The kill switch, by words. */
@Execution(CONCURRENT)
final class ChangeFreezeTest {
  private static final String MAELLE = "U06MAREE";
  private static final String DEPLOY =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world workload=deploy";

  private static final String BEN_FROZE = "<@" + BEN + "> froze the sites of <#" + EDGE_OPS + ">";

  @TempDir private Path folder;

  @Test
  void whatRunsHaltsAndGoesOnOnceTheFreezeIsLifted() {
    try (Conversation talk = Conversation.atSpeed(20)) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      talk.sees(AMINA, "✅ Scope map myarck8scluster is created");

      talk.types(BEN, EDGE_OPS, "/registry freeze on \"Black Friday\"");

      talk.sees(OLGA, "<@" + BEN + "> froze all changes: Black Friday.");
      talk.sees(BEN, "Frozen: nothing starts");
      talk.sees(AMINA, BEN_FROZE + ": Black Friday. It stops after the current steps.");
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped", BEN_FROZE + ": Black Friday");
      talk.presses(AMINA, halted, "continue");
      talk.sees(AMINA, BEN_FROZE + ": Black Friday. Once the freeze is lifted, decide about R1");
      talk.presses(AMINA, halted, "undo");
      talk.types(BEN, EDGE_OPS, "/registry freeze off");
      talk.sees(AMINA, "<@" + BEN + "> lifted the freeze.", "The freeze stopped R1");
      talk.presses(AMINA, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void whatIsApprovedMeanwhileStartsOnceTheFreezeIsLifted() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry freeze");
      talk.sees(AMINA, "Changes are not frozen.");
      talk.types(AMINA, EDGE_OPS, "/registry freeze on");
      talk.sees(AMINA, "<@" + AMINA + "> froze all changes. Nothing starts");
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");

      talk.sees(
          BEN,
          "R1 is approved, and starts once the freeze is lifted: deploy to myarck8scluster. <@"
              + AMINA
              + "> froze the sites");
      talk.sees(AMINA, "R1", "approved, starts once the freeze is lifted");
      talk.sees(
          AMINA,
          "<@" + AMINA + "> froze the sites of <#" + EDGE_OPS + ">. It starts once the freeze is");
      assertEquals(List.of(), talk.changes());
      talk.types(OLGA, EDGE_OPS, "/registry freeze");
      talk.sees(OLGA, "Changes are frozen since", "by <@" + AMINA + ">");
      talk.types(AMINA, EDGE_OPS, "/registry freeze off");
      talk.sees(AMINA, "lifted the freeze. Start now: R1 · Deploy to myarck8scluster.");
      talk.sees(AMINA, "The freeze is lifted.");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void whateverPassingErrorSlackAnswersAFreezeIsToldOnce() {
    try (Conversation talk = Conversation.begin()) {
      for (PassingError error : PassingError.values()) {
        Fault fault = error.at("chat.postMessage");
        talk.injectsFault(
            fault.name(),
            fault.details().entrySet().stream()
                .flatMap(detail -> Stream.of(detail.getKey(), detail.getValue()))
                .toArray(String[]::new));
        talk.types(BEN, EDGE_OPS, "/registry freeze on \"" + error + "\"");
        talk.sees(OLGA, "<@" + BEN + "> froze all changes: " + error + ".");
      }

      for (PassingError error : PassingError.values()) {
        assertEquals(
            1,
            talk.visibleTo(OLGA)
                .filter(message -> Conversation.says(message, "froze all changes: " + error + "."))
                .count(),
            error::toString);
      }
    }
  }

  @Test
  void whoDecidesSeesTheFreeze() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "R1", "needs approval");

      talk.types(AMINA, EDGE_OPS, "/registry freeze on \"Black Friday\"");

      JsonNode card =
          talk.sees(
              BEN,
              "R1 · Deploy to myarck8scluster",
              "<@" + AMINA + "> froze the sites of <#" + EDGE_OPS + ">: Black Friday.",
              "Once approved, it starts when the freeze is lifted.");
      assertTrue(
          card.findParents("confirm").toString().contains("Starts when the freeze is lifted"),
          card::toString);
      talk.types(BEN, EDGE_OPS, "/registry");
      talk.sees(BEN, "1 request needs your decision", "frozen since", ": Black Friday");
      talk.types(AMINA, EDGE_OPS, "/registry freeze off");
      talk.sees(AMINA, "lifted the freeze. No approved request for the sites that");
      talk.until(
          () -> talk.seesNothingOf(BEN, "starts when the freeze is lifted"),
          "the card tells the freeze no more");
    }
  }

  @Test
  void aFreezeOfTheConfigurationStandsUntilItIsTakenOutThere() throws IOException {
    Path file = folder.resolve("lighterman.yaml");
    try (Conversation talk =
        Conversation.begin(
            AdjustableClock.running(),
            SandboxOptions.forTests().withSpeed(100),
            told -> withFreeze(told, file))) {
      talk.types(AMINA, EDGE_OPS, "/registry freeze");
      talk.sees(AMINA, "lighterman.yaml freezes changes to myarc*: inventory week.");
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");

      talk.sees(
          BEN,
          "R1 is approved, and starts once the freeze is lifted: deploy to myarck8scluster.",
          "lighterman.yaml freezes changes to this site: inventory week");
      talk.types(BEN, EDGE_OPS, "/registry freeze off");
      talk.sees(
          BEN, "The freeze of this channel is lifted", "lighterman.yaml freezes changes to myarc*");
      assertEquals(List.of(), talk.changes());
      Files.writeString(file, Files.readString(file).replace("[myarc*]", "[store-*]"));
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry freeze"), AMINA, "changes to store-*");
      talk.types(BEN, EDGE_OPS, "/registry freeze off");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  private static Map<String, String> withFreeze(Map<String, String> told, Path file) {
    try {
      String policy = Files.readString(Path.of(told.get("LIGHTERMAN_CONFIG")));
      String freeze = "freeze:\n  - {why: inventory week, sites: [myarc*]}\n";
      Files.writeString(file, policy + freeze);
      told.put("LIGHTERMAN_CONFIG", file.toString());
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aTeamFreezesItsOwnSitesAlone() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry freeze on \"soldes d’hiver\"");
      talk.sees(MAELLE, "<@" + MAELLE + "> a gelé tous les changements\u00a0: soldes d’hiver.");
      talk.types(MAELLE, EDGE_OPS, "/registry freeze on");
      talk.sees(MAELLE, "Ici, freeze est réservé à");
      talk.types(MAELLE, STORES, "/registry deploy store-202 workload=deploy");
      talk.sees(MAELLE, "R1", "à approuver");
      talk.types(BEN, EDGE_OPS, "/registry approve R1");
      talk.presses(BEN, talk.sees(BEN, "R1 is not approved yet"), "approve");
      talk.sees(
          BEN,
          "R1 is approved, and starts once the freeze is lifted: deploy to maree-ouest/store-202",
          "<@" + MAELLE + "> froze the sites of <#" + STORES + ">: soldes d’hiver.");
      talk.sees(
          MAELLE,
          "R1",
          "approuvée, démarre à la levée du gel",
          "<@" + MAELLE + "> a gelé les sites de <#" + STORES + ">\u00a0: soldes d’hiver");
      talk.types(AMINA, EDGE_OPS, "/registry freeze");
      talk.sees(AMINA, "Changes are not frozen.");
      talk.types(MAELLE, STORES, "/registry freeze off");
      talk.sees(MAELLE, "R1 · réussie");
    }
  }

  @Test
  void whoLiftsNoFreezeIsToldWhichChannelIsFrozen() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(BEN, EDGE_OPS, "/registry freeze off");
      talk.sees(BEN, "This channel was not frozen.");
      talk.types(MAELLE, STORES, "/registry freeze on \"soldes d’hiver\"");
      talk.sees(MAELLE, "Rien ne démarre sur les sites que montre <#" + STORES + ">");
      talk.types(AMINA, EDGE_OPS, "/registry freeze");
      talk.sees(AMINA, "<#" + STORES + ">: frozen since", "by <@" + MAELLE + ">");

      talk.types(BEN, EDGE_OPS, "/registry freeze off");

      talk.sees(BEN, "This channel was not frozen; <#" + STORES + "> is, by <@" + MAELLE + ">.");
      assertTrue(talk.seesNothingOf(AMINA, "lifted the freeze"));
    }
  }

  /** What stopped for another reason can't go on either, which its card says. */
  @Test
  void aStoppedRequestTellsTheFreezeAsLongAsItIsInForce() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY + " storage-class=standard");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("storage-class-missing", "cluster", "myarck8scluster", "class", "standard");
      talk.presses(BEN, plan, "approve");
      talk.seesHalted(AMINA, "R1", "stopped at step");
      talk.types(BEN, EDGE_OPS, "/registry freeze on \"Black Friday.\"");
      String frozen =
          BEN_FROZE
              + ": Black Friday. Until the freeze is lifted, this can neither continue nor be undone";
      talk.seesHalted(AMINA, "R1", "stopped at step", frozen);
      talk.types(BEN, EDGE_OPS, "/registry freeze off");
      talk.until(() -> talk.seesNothingOf(AMINA, frozen), "it still tells the freeze");
    }
  }

  /** It may be the one ground for a rejection. */
  @Test
  void aFreezeHidesNoWarning() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("sync-token-disabled", "cluster", "store-101");
      talk.types(BEN, EDGE_OPS, "/registry freeze on \"Black Friday\"");
      talk.sees(AMINA, "<@" + BEN + "> froze all changes");
      talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=sync-token");
      talk.sees(
          AMINA,
          "R1",
          "Once approved, it starts when the freeze is lifted",
          "If somebody disabled it on purpose, reject this",
          "Time:");
    }
  }

  @Test
  void whatIsNeitherOnNorOffIsAskedBack() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry freeze \"Black Friday\"");
      JsonNode asked = talk.sees(AMINA, "“Black Friday” is neither on nor off.");
      talk.pressesButton(AMINA, asked, "Freeze all changes");
      talk.sees(BEN, "<@" + AMINA + "> froze all changes: Black Friday.");
      assertTrue(talk.seesNothingOf(BEN, "lifted"));
    }
  }

  /**
   * A misspelled word is no reason to stop everybody's changes; what is offered can be done now.
   */
  @Test
  void aMisspelledWordOffersNoFreezeAndLiftsOnlyWhatIsFrozen() {
    try (Conversation talk = Conversation.begin()) {
      for (String typo : List.of("maybe", "onn", "onn Black Friday")) {
        talk.types(AMINA, EDGE_OPS, "/registry freeze " + typo);
        JsonNode asked =
            talk.sees(
                AMINA,
                "“" + typo.replaceFirst(" .*", "") + "” is neither on nor off.",
                "This channel is not frozen; /registry freeze on \"why\" freezes");
        assertEquals(List.of(), asked.findValues("action_id"));
      }
      talk.types(AMINA, EDGE_OPS, "/registry freeze on \"Black Friday\"");
      talk.sees(OLGA, "<@" + AMINA + "> froze all changes: Black Friday.");
      talk.types(AMINA, EDGE_OPS, "/registry freeze \"Cyber Monday\"");
      JsonNode asked = talk.sees(AMINA, "“Cyber Monday” is neither on nor off", "is frozen");
      assertEquals(1, asked.findValues("action_id").size());
      talk.pressesButton(AMINA, asked, "Lift the freeze");
      talk.sees(OLGA, "<@" + AMINA + "> lifted the freeze");
    }
  }
}
