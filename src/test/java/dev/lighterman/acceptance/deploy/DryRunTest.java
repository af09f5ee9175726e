package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.ResourceInventory;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A dry run is a plan for the asker's eyes, and nothing more. */
final class DryRunTest {
  private static final String PLANNED = "dry run, nothing was asked or changed";

  @Test
  void thePlanIsShownToTheAskerAloneAndNothingIsAskedOrChanged() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      ResourceInventory before = ResourceInventory.of(talk);
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY + " --dry-run");
      JsonNode plan =
          talk.sees(
              AMINA,
              "Deploy to myarck8scluster",
              "dry run, nothing was asked or changed",
              "connected registry myconnectedregistry in myacrregistry",
              "10.0.0.50");
      assertEquals(AMINA, plan.path("ephemeral_to").asText());
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101 --dry-run");
      talk.sees(AMINA, "Remove from store-101", "dry run, nothing was asked or changed");
      assertTrue(talk.seesNothingOf(BEN, "dry run"));

      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 like=store-101 --dry-run");
      talk.sees(AMINA, "Deploy to store-104", "(as store-101)");
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 like=myarck8scluster --dry-run");
      talk.sees(AMINA, "I can’t tell what myarck8scluster synchronises");

      talk.types(BEN, EDGE_OPS, "/registry requests");
      talk.sees(BEN, "There are no requests to show here");
      assertEquals(List.of(), talk.changes());
      assertEquals(before, ResourceInventory.of(talk));

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.sees(AMINA, "R1", "needs approval");
    }
  }

  /** Each reads its repository's tags in the registry, which all of them sign in to at once. */
  @Test
  void manyAtOnceAreAllAnsweredUntilAzuresPatienceIsUsedUp() {
    int runs = 24;
    try (Conversation talk = Conversation.atSpeed(500);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      talk.types(AMINA, EDGE_OPS, "/registry requests");
      talk.sees(AMINA, "There are no requests to show here");
      for (int each = 0; each < runs; each++) {
        String address = "10.43.0." + (60 + each);
        threads.execute(() ->
            talk.types(
                AMINA,
                EDGE_OPS,
                "/registry deploy store-104 repos=pos ip=" + address + " --dry-run"));
      }
      talk.until(() -> answers(talk) >= runs, "an answer to each");
      assertTrue(count(talk, PLANNED) > 0, () -> talk.texts(AMINA));
      assertTrue(talk.seesNothingOf(AMINA, "fault of mine"), () -> talk.texts(AMINA));
    }
  }

  private static long answers(Conversation talk) {
    return count(talk, PLANNED) + count(talk, "Azure is limiting requests (429)");
  }

  private static long count(Conversation talk, String text) {
    return talk.visibleTo(AMINA).filter(message -> Conversation.says(message, text)).count();
  }
}
