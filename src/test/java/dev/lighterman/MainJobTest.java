package dev.lighterman;

import static dev.lighterman.Conversation.AMINA;
import static dev.lighterman.Conversation.BEN;
import static dev.lighterman.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** From the quickstart's own line to a pod that pulled its image from the edge. */
final class MainJobTest {
  static final String SEED_LINE =
      "/registry deploy myconnectedregistry --registry myacrregistry -g myresourcegroup"
          + " --repository hello-world --cluster-name myarck8scluster"
          + " --config service.clusterIP=10.0.0.50 workload=deploy";

  @Test
  void theQuickstartsLineEndsWithAPodThatPulledFromTheEdge() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, SEED_LINE);
      JsonNode plan = talk.sees(AMINA, "R1", "myarck8scluster", "waits for");
      talk.presses(AMINA, plan, "approve");
      talk.sees(AMINA, "cannot approve");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1", "Succeeded", "10.0.0.50/hello-world:latest");

      JsonNode connected =
          Conversation.first(
                  talk.world().path("connectedRegistries"),
                  each -> each.path("name").asText().equals("myconnectedregistry"))
              .orElseThrow();
      assertEquals("Online", connected.path("connectionState").asText());
      assertTrue(connected.toString().contains("Active"));
    }
  }
}
