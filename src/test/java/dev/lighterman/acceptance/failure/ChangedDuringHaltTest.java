package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** While a run is halted, somebody else changes what it is about. */
@Execution(CONCURRENT)
final class ChangedDuringHaltTest {
  private static final List<String> BY_HAND = List.of("repositories/nginx/content/read");
  private static final String WORKLOAD = "hello-world-deployment";

  @Test
  void continuingAsksForWhatNobodyApprovedAndNeverTakesWhatIsNotOurs() {
    try (Conversation talk = Conversation.atSpeed(100)) {
      JsonNode halted = haltedAtTheFirstStep(talk);
      Azure azure = Azure.connect(talk.settings().azure());
      ArmId scopeMap = Quickstart.registry(talk).child("scopeMaps", Quickstart.NAME + "-pull");
      azure.tokens().putScopeMap(scopeMap, BY_HAND, "by hand");
      createsWorkloadByHand(talk);
      List<String> before = talk.changes();

      talk.presses(AMINA, halted, "continue");

      JsonNode inTheWay =
          talk.seesHalted(
              AMINA, "stopped at step", WORKLOAD + " is there, and this run did not make it");
      assertEquals(before, talk.changes(), "nothing is changed before it is looked at");
      deletesWorkload(talk);
      List<String> since = talk.changes();

      talk.presses(AMINA, inTheWay, "continue");

      JsonNode again =
          talk.sees(AMINA, "R1", "needs approval", "all else is as approved", "Overwrite");
      assertEquals(since, talk.changes(), "nor before it is approved");
      talk.presses(BEN, again, "approve");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void whatSomebodyChangedIsLeftByUndoAndSaid() {
    try (Conversation talk = Conversation.atSpeed(100)) {
      talk.injectsFault("extension-fails", "message", "admission webhook denied it");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      JsonNode halted = talk.seesHalted(AMINA, "stopped at step", "admission webhook denied it");
      Azure azure = Azure.connect(talk.settings().azure());
      ArmId scopeMap = Quickstart.registry(talk).child("scopeMaps", Quickstart.NAME + "-pull");
      talk.until(() -> azure.tokens().scopeMap(scopeMap).isPresent(), "the client scope map");
      azure
          .tokens()
          .putScopeMap(
              scopeMap,
              BY_HAND,
              azure.tokens().scopeMap(scopeMap).map(ScopeMap::description).orElse(""));

      talk.presses(BEN, halted, "undo");

      talk.sees(
          AMINA,
          "R1",
          "undone",
          "Stays",
          Quickstart.NAME + "-pull was changed since by somebody else and stays");
      assertEquals(
          BY_HAND, azure.tokens().scopeMap(scopeMap).map(ScopeMap::actions).orElse(List.of()));
    }
  }

  @Test
  void aConnectedRegistryThatSomebodyDeletedIsMadeAgain() {
    try (Conversation talk = Conversation.atSpeed(100)) {
      talk.injectsFault("extension-fails", "message", "admission webhook denied it");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      JsonNode halted = talk.seesHalted(AMINA, "stopped at step", "admission webhook denied it");
      talk.clearsFaults();
      Azure azure = Azure.connect(talk.settings().azure());
      ArmId id = Quickstart.registry(talk).child("connectedRegistries", Quickstart.NAME);
      azure.connectedRegistries().delete(id);
      talk.until(() -> azure.connectedRegistries().get(id).isEmpty(), "deleted by hand");

      talk.presses(AMINA, halted, "continue");

      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void whatCameAfterARemovalIsNeitherDeletedNorPassedOver() {
    try (Conversation talk = Conversation.atSpeed(100)) {
      Quickstart.deploy(talk);
      talk.injectsFault("403", "method", "DELETE", "path", "extensions/" + Quickstart.NAME);
      talk.types(AMINA, EDGE_OPS, "/registry remove " + Quickstart.CLUSTER);
      talk.presses(BEN, talk.sees(AMINA, "R2", "needs approval"), "approve");
      JsonNode halted = talk.seesHalted(AMINA, "R2", "stopped at step");
      talk.clearsFaults();
      createsWorkloadByHand(talk);
      List<String> before = talk.changes();

      talk.presses(AMINA, halted, "continue");

      JsonNode inTheWay =
          talk.seesHalted(
              AMINA, "stopped at step", WORKLOAD + " is there, and this run did not make it");
      assertEquals(before, talk.changes());
      deletesWorkload(talk);

      talk.presses(AMINA, inTheWay, "continue");

      talk.sees(AMINA, "R2 · Succeeded");
    }
  }

  private static JsonNode haltedAtTheFirstStep(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    talk.injectsFault("arc-offline", "cluster", Quickstart.CLUSTER);
    talk.presses(BEN, plan, "approve");
    JsonNode halted = talk.seesHalted(AMINA, "stopped at step", "is not Connected");
    talk.clearsFaults();
    return halted;
  }

  private static void createsWorkloadByHand(Conversation talk) {
    var foreign =
        new Workload("default", WORKLOAD, "nginx:1", "regcred", Map.of("app", "hello-world"));
    var mark = new RequestMark(new RequestNumber(1), Instant.EPOCH);
    try (var clusters = clusters(talk);
        var cluster = clusters.open(Quickstart.CLUSTER)) {
      cluster.putWorkload(foreign, mark);
    }
  }

  private static void deletesWorkload(Conversation talk) {
    try (var clusters = clusters(talk);
        var cluster = clusters.open(Quickstart.CLUSTER)) {
      cluster.deleteWorkload("default", WORKLOAD);
    }
  }

  private static Clusters clusters(Conversation talk) {
    return new Clusters(talk.settings().kubernetes(), () -> SiteSettings.NOTHING);
  }
}
