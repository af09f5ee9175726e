package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kubeconfig by which the bot can't sign in: the asker reads why, and who mends it. */
final class ClusterSignInTest {
  private static final String DEPLOY =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world ip=10.0.0.50";

  @TempDir private Path folder;

  @Test
  void withoutCredentialsItIsNoMissingRole() {
    try (Conversation talk = with(text -> text.replaceAll("token: .*", "name: nobody"))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(
          AMINA,
          "myarck8scluster takes me for nobody (system:anonymous)",
          "the kubeconfig’s user has no credentials",
          "setup kubeconfig");
      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  void aCertificateThatCannotBeReadIsNoFaultOfTheBot() {
    String broken = "client-certificate-data: bm9uc2Vuc2U=\n    client-key-data: bm9uc2Vuc2U=";
    try (Conversation talk = with(text -> text.replaceAll("token: .*", broken))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "can’t use the certificates or keys of myarck8scluster");
    }
  }

  @Test
  void theAskerHearsWhichClusterPlanningWaitsFor() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("500", "face", "kubernetes");
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      JsonNode waits = talk.sees(AMINA, "R1 is not planned yet", "myarck8scluster does not answer");
      assertEquals(AMINA, waits.path("ephemeral_to").asText());
      talk.clearsFaults();
      talk.sees(AMINA, "R1", "needs approval");
    }
  }

  /** With a bot whose kubeconfig is another. */
  private Conversation with(UnaryOperator<String> change) {
    return Conversation.begin(told -> {
      told.put("KUBECONFIG", changed(told, change).toString());
      return told;
    });
  }

  private Path changed(Map<String, String> told, UnaryOperator<String> change) {
    try {
      String text = Files.readString(Path.of(told.get("KUBECONFIG")));
      return Files.writeString(folder.resolve("kubeconfig"), change.apply(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
