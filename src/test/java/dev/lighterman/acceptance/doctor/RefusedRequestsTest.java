package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.value.ArmId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Azure refuses what a request of ours asks it for: the card and the doctor say why, and once a
 * person has put that right the run goes on.
 */
@Execution(CONCURRENT)
final class RefusedRequestsTest {
  private static final String API = "2025-11-01";

  @Test
  void aRegionWithoutConnectedRegistries() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("region-unsupported", "registry", "myacrregistry");
      JsonNode halted = halts(talk, Quickstart.DEPLOY, "no connected registries in this region");
      doctorSays(talk, Quickstart.CLUSTER, "Azure has no connected registries in this region");
      talk.clearsFaults();
      continues(talk, halted);
      doctorIsQuiet(talk, Quickstart.CLUSTER);
    }
  }

  @Test
  void aVersionThatIsPinnedAlthoughUpgradesAreAutomatic() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault(
          "extension-fails",
          "message",
          "To pin to specific version, auto-upgrade-minor-version must be set to 'false'.");
      JsonNode halted = halts(talk, Quickstart.DEPLOY, "a version was pinned while minor upgrades");
      doctorSays(talk, Quickstart.CLUSTER, "a version was pinned while minor upgrades");
      talk.clearsFaults();
      continues(talk, halted);
      doctorIsQuiet(talk, Quickstart.CLUSTER);
    }
  }

  /** Also where it is there already as the request for the import is answered. */
  @ParameterizedTest
  @ValueSource(ints = {500, 50_000})
  void aTagThatSomebodyTookDuringTheImport(int speed) {
    try (Conversation talk = Conversation.atSpeed(speed)) {
      talk.injectsFault("import-tag-taken", "image", "connected-registry");
      halts(talk, importing(), "the tag that an import was to write exists already");
      doctorSays(talk, Quickstart.CLUSTER, "the tag that an import was to write exists already");
    }
  }

  @Test
  void aTagThatMovedAtItsSourceDuringTheImport() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("import-tag-moved", "image", "acr/connected-registry");
      halts(talk, importing(), "the tag at the source moved during the import");
      doctorSays(talk, Quickstart.CLUSTER, "the tag at the source moved during the import");
    }
  }

  /** In the sandbox's words, and in any: nobody knows those of Azure. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSyncTokenThatAnotherOneUsesByNow(boolean otherWords) {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("sync-token-in-use", "connectedRegistry", "store101");
      if (otherWords) {
        refusesInOtherWords(talk, "/tokens/store101");
      }
      JsonNode halted =
          halts(
              talk,
              "/registry remove store-101",
              "while a connected registry synchronises with it: store101next.");
      doctorSays(talk, "store-101", "a token can’t be deleted while a connected registry");
      talk.clearsFaults();
      deletes(talk, "store101next");
      continues(talk, halted);
      doctorSays(talk, "store-101", "no connected registry: 1 workload names 10.43.0.50");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConnectedRegistryThatGotAnotherBelowIt(boolean otherWords) {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("registry-has-children", "cluster", "store-101");
      if (otherWords) {
        refusesInOtherWords(talk, "/connectedRegistries/store101");
      }
      talk.presses(BEN, plan, "approve");
      JsonNode halted =
          talk.seesHalted(
              AMINA, "R1", "while other connected registries are below it: store101till.");
      doctorSays(talk, "store-101", "it can’t be deleted while other connected registries");
      talk.clearsFaults();
      deletes(talk, "store101till");
      continues(talk, halted);
      doctorSays(talk, "store-101", "no connected registry: 1 workload names 10.43.0.50");
    }
  }

  @Test
  void whereAzureLimitsRequestsTheDoctorsOwnLookTellsIt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      doctorIsQuiet(talk, "store-101");
      talk.injectsFault("429", "face", "azure", "path", "/connectedRegistries/store101");
      doctorSays(talk, "store-101", "Azure limited requests (429)");
      talk.clearsFaults();
      doctorIsQuiet(talk, "store-101");
    }
  }

  private static void refusesInOtherWords(Conversation talk, String path) {
    talk.injectsFault(
        "answer",
        "face",
        "azure",
        "method",
        "DELETE",
        "path",
        path + "\\?",
        "status",
        "409",
        "body",
        "{\"error\": {\"code\": \"Plugh\", \"message\": \"Nothing happens here.\"}}");
  }

  private static String importing() {
    return "/registry deploy myconnectedregistry --cluster-name myarck8scluster ip=10.0.0.50"
        + " workload=deploy --import mcr.microsoft.com/acr/connected-registry:1.0.0";
  }

  private static JsonNode halts(Conversation talk, String line, String cause) {
    talk.types(AMINA, EDGE_OPS, line);
    talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
    return talk.seesHalted(AMINA, "R1", cause);
  }

  private static void continues(Conversation talk, JsonNode halted) {
    talk.presses(AMINA, halted, "continue");
    talk.sees(AMINA, "R1 · Succeeded");
  }

  private static void deletes(Conversation talk, String connectedRegistry) {
    ArmId id = Quickstart.registry(talk).child("connectedRegistries", connectedRegistry);
    DirectAzureClient.ofPerson(talk).deletes(id, API);
  }

  private static void doctorIsQuiet(Conversation talk, String site) {
    doctorSays(talk, site, "I see nothing wrong");
  }

  private static void doctorSays(Conversation talk, String site, String words) {
    talk.until(
        () ->
            Conversation.says(
                talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry doctor " + site), AMINA),
                words),
        "the doctor never says " + words);
  }
}
