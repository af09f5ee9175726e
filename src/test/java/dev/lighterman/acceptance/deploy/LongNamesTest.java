package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import dev.lighterman.acceptance.Conversation;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is approved has names that Azure and Kubernetes take, whatever the site's is. */
final class LongNamesTest {
  private static final String LONGEST = "MyConnectedRegistryWithALongNameInCairo1";

  @Test
  void aConnectedRegistryOf40LettersSomeOfThemCapitalsIsDeployedAndRemoved() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy myarck8scluster repos=hello-world workload=deploy name=" + LONGEST);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      String secret = "pull secret " + LONGEST.toLowerCase(Locale.ROOT) + "-pull";
      talk.presses(BEN, talk.seesPlan(AMINA, "R2", "needs approval", secret), "approve");
      talk.sees(AMINA, "R2 · Succeeded");
    }
  }
}
