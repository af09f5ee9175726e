package dev.lighterman.acceptance.repair;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.value.ArmId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** Somebody deleted a connected registry in Azure, and its extension still runs at the site. */
@Execution(CONCURRENT)
final class DeletedRegistryTest {
  private static final String CURE = "Ask to restore the connected registry";

  @Test
  void whatWeDeployedIsCreatedAgainAsItWas() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      ConnectedRegistry before = deletes(talk, Quickstart.NAME);

      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor myarck8scluster"),
          AMINA,
          "Somebody has deleted connected registry myconnectedregistry, which R1 deployed",
          "[" + CURE + "] (repair myarck8scluster cure=connected-registry)");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor"), AMINA, "SITE: myarck8scluster");
      talk.types(AMINA, EDGE_OPS, "/registry repair myarck8scluster cure=sync-password");
      talk.sees(
          AMINA,
          "R2 · Repair myarck8scluster",
          "Somebody has deleted connected registry myconnectedregistry, which R1 deployed",
          "`/registry repair myarck8scluster cure=connected-registry`",
          "[" + CURE + "]");

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode refused =
          talk.sees(
              AMINA,
              "R3 · Deploy",
              "Somebody has deleted connected registry myconnectedregistry",
              "[" + CURE + "]",
              "[remove myarck8scluster]");
      talk.pressesButton(AMINA, refused, CURE);
      JsonNode plan = talk.sees(AMINA, "Repair myarck8scluster: create", "needs approval");
      talk.seesPlan(
          AMINA,
          "Repair myarck8scluster",
          "connected registry myconnectedregistry in myacrregistry",
          "Connected registry: myconnectedregistry (by my record R1)",
          "Service IP: 10.0.0.50");
      talk.presses(BEN, plan, "approve");
      talk.sees(
          AMINA,
          Conversation.number(plan)
              + " · Succeeded · myarck8scluster is repaired: the connected registry is created again");

      ConnectedRegistry after = azure(talk).connectedRegistries().get(before.id()).orElseThrow();
      assertEquals(ConnectionState.ONLINE, after.connection());
      assertEquals("10.0.0.50", after.address());
      assertEquals(before.clientTokens(), after.clientTokens());
      talk.types(
          AMINA, EDGE_OPS, "/registry repair myarck8scluster cure=connected-registry --dry-run");
      talk.sees(AMINA, "Nothing to repair: connected registry myconnectedregistry is there");
    }
  }

  /** As {@code az acr connected-registry delete --cleanup} leaves it. */
  @Test
  void itsSyncTokenIsMadeAgainAsWell() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      deletes(talk, Quickstart.NAME);
      var tokens = azure(talk).tokens();
      ArmId token = Quickstart.registry(talk).child("tokens", Quickstart.NAME);
      tokens.deleteToken(token);
      talk.until(() -> tokens.token(token).isEmpty(), "a token that is gone");
      ArmId scopeMap = Quickstart.registry(talk).child("scopeMaps", Quickstart.NAME);
      List<String> actions = tokens.scopeMap(scopeMap).orElseThrow().actions();
      tokens.deleteScopeMap(scopeMap);
      talk.until(() -> tokens.scopeMap(scopeMap).isEmpty(), "a scope map that is gone");

      talk.types(AMINA, EDGE_OPS, "/registry repair myarck8scluster cure=connected-registry");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R2 · Repair myarck8scluster",
              "sync scope map myconnectedregistry",
              "sync token myconnectedregistry");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      assertEquals(actions, tokens.scopeMap(scopeMap).orElseThrow().actions());
    }
  }

  @Test
  void whatNobodyKnowsIsAnsweredWithTheLineThatHelps() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      deletes(talk, "store101");
      List<String> before = talk.changes();
      String line =
          "`az k8s-extension delete --name store101 --cluster-name store-101 --resource-group"
              + " edge-stores --cluster-type connectedClusters --yes --subscription ";
      talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=extension");
      talk.sees(AMINA, "R1 · Repair", "store-101 has the extension store101", line);
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-101");
      JsonNode refused = talk.sees(AMINA, "R2 · Deploy", "has the extension store101", line);
      assertFalse(Conversation.says(refused, "[remove store-101]"), refused::toString);
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      talk.sees(AMINA, "R3 · Remove", "store-101 has the extension store101", line);
      assertEquals(before, talk.changes());
    }
  }

  private static ConnectedRegistry deletes(Conversation talk, String name) {
    ArmId id = Quickstart.registry(talk).child("connectedRegistries", name);
    var all = azure(talk).connectedRegistries();
    ConnectedRegistry before = all.get(id).orElseThrow();
    all.delete(id);
    talk.until(() -> all.get(id).isEmpty(), "a connected registry that is gone");
    return before;
  }

  private static Azure azure(Conversation talk) {
    return HandmadeResources.in(talk).azure();
  }
}
