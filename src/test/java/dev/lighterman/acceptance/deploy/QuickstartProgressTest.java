package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The page that one would have followed is ticked by the world, not by what the bot says. */
final class QuickstartProgressTest {

  @Test
  void aDeployTicksAllButTheCleaningUpAndARemovalTicksThat() {
    try (Conversation talk = Conversation.begin()) {
      assertEquals(
          List.of(
              "az provider register --namespace Microsoft.Kubernetes",
              "az provider register --namespace Microsoft.KubernetesConfiguration",
              "az acr import --name myacrregistry --source mcr.microsoft.com/mcr/hello-world:latest"
                  + " --image hello-world:latest"),
          commands(talk, "already"));
      assertEquals(List.of(), commands(talk, "done"));
      assertEquals(11, commands(talk, "open").size());

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      assertEquals(List.of(), commands(talk, "done"), "a plan changes nothing");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      assertEquals(3, commands(talk, "already").size());
      assertEquals(9, commands(talk, "done").size(), () -> commands(talk, "open").toString());
      assertEquals(
          List.of("az k8s-extension delete", "az acr connected-registry delete"),
          commands(talk, "open").stream().map(QuickstartProgressTest::verb).toList());

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      talk.presses(BEN, talk.sees(AMINA, "R2", "needs approval"), "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      assertTrue(
          commands(talk, "done").stream()
              .map(QuickstartProgressTest::verb)
              .toList()
              .containsAll(List.of("az k8s-extension delete", "az acr connected-registry delete")),
          () -> commands(talk, "done").toString());
    }
  }

  private static String verb(String command) {
    return command.substring(0, command.indexOf(" --"));
  }

  private static List<String> commands(Conversation talk, String state) {
    return StreamSupport.stream(talk.state().path("quickstart").spliterator(), false)
        .filter(one -> one.path("state").asText().equals(state))
        .map(one -> one.path("command").asText())
        .toList();
  }
}
