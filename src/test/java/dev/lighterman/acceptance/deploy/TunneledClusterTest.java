package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.kubernetes.connection.FakeTunnel;
import dev.lighterman.kubernetes.connection.FakeTunnel.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster behind NAT, which only a command of the operator's leads to. */
@Order(1)
final class TunneledClusterTest {
  @TempDir private Path directory;

  @Test
  void aSiteBehindATunnelIsServedAndRemovedAndNothingOfTheTunnelIsLeft() {
    try (Conversation talk =
        Conversation.begin(told -> behindATunnel(Behaviour.FORWARDS_IN_CHILD_PROCESS, told))) {
      talk.types(AMINA, EDGE_OPS, "/registry sites");
      talk.sees(AMINA, "SITE: myarck8scluster", "by tunnel");

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.seesPlan(AMINA, "R1", "needs approval", "pull secret");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      assertFalse(FakeTunnel.kubeconfigs(beyond()).isEmpty(), "it went through a tunnel");

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode removal =
          talk.seesPlan(AMINA, "R2", "needs approval", "Deployment hello-world-deployment");
      talk.presses(BEN, removal, "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      assertTrue(AzureResources.connectedRegistry(talk, "myconnectedregistry").isEmpty());
    }
    nothingIsLeft();
  }

  @Test
  void aTunnelThatDoesNotOpenIsRefusedWithItsLastWordsBeforeAnythingIsPlanned() {
    try (Conversation talk = Conversation.begin(told -> behindATunnel(Behaviour.EXITS, told))) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.sees(AMINA, "R1", "refused", "Please run 'az login'", "Fix what it complains about");
      assertEquals(List.of(), talk.changes());
    }
    nothingIsLeft();
  }

  /** The bot has no kubeconfig at all; its file says what opens a tunnel. */
  private Map<String, String> behindATunnel(Behaviour behaviour, Map<String, String> told) {
    try {
      Files.copy(Path.of(told.remove("KUBECONFIG")), beyond());
      String tunnel =
          new ObjectMapper().writeValueAsString(FakeTunnel.command(behaviour, beyond()));
      String file = Files.readString(Path.of(told.get("LIGHTERMAN_CONFIG")));
      Path ours = directory.resolve("lighterman.yaml");
      Files.writeString(
          ours, file + "\ntunnel: " + tunnel + "\nsites:\n  myarck8scluster: {reach: proxy}\n");
      told.put("LIGHTERMAN_CONFIG", ours.toString());
      return told;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** By which the tunnel itself reaches the cluster. */
  private Path beyond() {
    return directory.resolve("kubeconfig");
  }

  private void nothingIsLeft() {
    assertEquals(List.of(), FakeTunnel.processes(beyond()));
    assertEquals(
        List.of(), FakeTunnel.kubeconfigs(beyond()).stream().filter(Files::exists).toList());
  }
}
