package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the quickstart's own line to a pod that pulled its image from the edge, and back. */
final class DeployAndRemoveTest {
  @Test
  void theQuickstartsLineEndsWithAPodThatPulledAndRemoveTakesAllOfItAway() {
    try (Conversation talk = Conversation.begin()) {
      JsonNode neighbour = AzureResources.connectedRegistry(talk, "store101").orElseThrow();

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "myarck8scluster", "needs approval");
      assertEquals(List.of(), talk.changes(), "nothing happens before the approval");
      talk.presses(AMINA, plan, "approve");
      talk.sees(AMINA, "R1", "your own request");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");

      JsonNode made = AzureResources.connectedRegistry(talk, "myconnectedregistry").orElseThrow();
      assertEquals("Online", made.path("connectionState").asText());
      assertEquals("Active", made.path("activation").asText());
      assertEquals(List.of("Succeeded"), AzureResources.extensionStates(talk, "myarck8scluster"));

      talk.types(BEN, EDGE_OPS, "/registry approve R1");
      talk.sees(BEN, "R1 is done already");
      talk.types(AMINA, EDGE_OPS, "/registry undo R1");
      talk.sees(
          AMINA,
          "R1 is done already. To remove what it deployed: /registry remove myarck8scluster",
          "Ask to remove from myarck8scluster");

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode removal =
          talk.sees(AMINA, "R2", "needs approval", "Stays", "last here: R1, deploy, succeeded");
      talk.presses(BEN, removal, "approve");
      talk.sees(AMINA, "R2 · Succeeded", "Stays");

      assertFalse(AzureResources.connectedRegistry(talk, "myconnectedregistry").isPresent());
      assertEquals(List.of(), AzureResources.extensionStates(talk, "myarck8scluster"));
      assertEquals(
          neighbour.path("connectionState"),
          AzureResources.connectedRegistry(talk, "store101").orElseThrow().path("connectionState"));
    }
  }

  /** Whoever decides, or reads that the site serves, knows that nothing has shown it. */
  @Test
  void aDeploymentWithoutAFinalTestSaysSo() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      String untested = "Final test: none was asked for";
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY.replace("workload=deploy", "workload=none"));
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval", untested);
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded · myarck8scluster is serving", untested);
    }
  }

  @Test
  void theExtensionDoesNotWaitForAProviderThatItIsNotOf() {
    try (Conversation talk = Conversation.begin()) {
      talk.post("speed", Conversation.fields("speed", "1"));
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");

      talk.until(
          () -> AzureResources.extensionStates(talk, "myarck8scluster").stream().findFirst(),
          () -> "no extension");
      assertEquals("Registering", registration(talk, "Microsoft.ExtendedLocation"));
    }
  }

  @Test
  void theExtensionsOwnProviderIsRegisteredFirst() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("provider-unregistered");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");

      talk.sees(AMINA, "R1 · Succeeded");
      assertEquals("Registered", registration(talk, "Microsoft.KubernetesConfiguration"));
    }
  }

  private static String registration(Conversation talk, String provider) {
    return Conversation.first(
            talk.world().path("providers"),
            each -> each.path("namespace").asText().equals(provider))
        .orElseThrow()
        .path("registrationState")
        .asText();
  }
}
