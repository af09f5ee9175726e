package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.Test;

/** A cluster with two ranges for its Services. */
final class ServiceRangesTest {
  private static final String DEPLOY =
      "/registry deploy store-103 repos=pos workload=none name=tills --dry-run";

  @Test
  void anAddressInAnyRangeIsRightAndThePlanSaysWhich() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-103");
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");
      talk.types(AMINA, EDGE_OPS, DEPLOY + " ip=10.99.0.50");
      talk.sees(
          AMINA,
          "dry run",
          "10.99.0.50 is in 10.99.0.0/24, one of the cluster’s service ranges 10.43.0.0/16,"
              + " 10.99.0.0/24");
      talk.types(AMINA, EDGE_OPS, DEPLOY + " ip=10.98.0.50");
      talk.sees(AMINA, "outside the cluster’s service range 10.43.0.0/16, 10.99.0.0/24");
    }
  }
}
