package dev.lighterman.benchmark;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.time.Duration;

/** The quickstart's own line, approved at once. */
final class DeploymentBenchmark {
  private DeploymentBenchmark() {}

  /** How long people wait, from the click that approves until they can read that it succeeded. */
  static Quantity run(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, talk.state().path("suggestion").path("text").asText());
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    long approved = System.nanoTime();
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, "R1 · Succeeded");
    return Quantity.of(Duration.ofNanos(System.nanoTime() - approved));
  }
}
