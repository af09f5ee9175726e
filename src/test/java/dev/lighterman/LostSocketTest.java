package dev.lighterman;

import static dev.lighterman.Conversation.AMINA;
import static dev.lighterman.Conversation.BEN;
import static dev.lighterman.Conversation.EDGE_OPS;

import org.junit.jupiter.api.Test;

final class LostSocketTest {
  @Test
  void thread() {
    try (Conversation talk = Conversation.bySocketMode()) {
      talk.types(AMINA, EDGE_OPS, MainJobTest.SEED_LINE);
      talk.presses(BEN, talk.sees(AMINA, "R1", "waits for"), "approve");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
    }
  }
}
