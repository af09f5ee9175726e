package dev.lighterman;

import static dev.lighterman.Conversation.AMINA;
import static dev.lighterman.Conversation.BEN;
import static dev.lighterman.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** An image is imported on the way, and stays whatever becomes of the site. */
final class ImportTest {
  private static final String LINE =
      "/registry deploy myconnectedregistry --cluster-name myarck8scluster ip=10.0.0.50"
          + " workload=deploy --import mcr.microsoft.com/";

  @Test
  @Execution(CONCURRENT)
  void anImageThatIsMissingIsImportedDeployedAndLeftOn() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      String line = LINE + "acr/connected-registry:1.0.0";
      talk.types(AMINA, EDGE_OPS, line);
      JsonNode plan = talk.sees(AMINA, "R1", "waits for", "image connected-registry:1.0.0 from");
      talk.breaks("403", "method", "PUT", "path", "/extensions/", "times", "1");
      talk.presses(BEN, plan, "approve");
      talk.presses(AMINA, talk.sees(AMINA, "R1", "halted at", "No extensions for now"), "undo");
      talk.sees(AMINA, "R1", "Left on:", "image connected-registry:1.0.0 from");
      assertTrue(repositories(talk).contains("connected-registry"));

      talk.types(AMINA, EDGE_OPS, line);
      talk.presses(BEN, talk.sees(AMINA, "R2", "waits for"), "approve");
      talk.sees(AMINA, "R2 · Succeeded", "pulled 10.0.0.50/connected-registry:1.0.0");
      assertEquals(1, imports(talk), "what is there is not imported again");

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      talk.presses(BEN, talk.sees(AMINA, "R3", "waits for"), "approve");
      talk.sees(AMINA, "R3 · Succeeded", "images in myacrregistry");
      assertTrue(repositories(talk).contains("connected-registry"));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void anImageThatIsThereIsKept() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, LINE + "hello-world:latest");
      talk.presses(BEN, talk.sees(AMINA, "R1", "waits for"), "approve");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      assertEquals(0, imports(talk));
    }
  }

  private static long imports(Conversation talk) {
    return talk.changesThatWorked().filter("POST myacrregistry/importImage"::equals).count();
  }

  private static List<String> repositories(Conversation talk) {
    JsonNode registries = talk.world().path("registries");
    return Conversation.first(
            registries, each -> each.path("name").asText().equals("myacrregistry"))
        .stream()
        .flatMap(each -> Conversation.stream(each.path("repositories")))
        .map(JsonNode::asText)
        .toList();
  }
}
