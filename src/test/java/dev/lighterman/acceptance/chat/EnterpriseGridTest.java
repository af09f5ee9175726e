package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.SandboxWorld;
import org.junit.jupiter.api.Test;

/** A workspace of an Enterprise Grid organisation; people's homes are its other workspaces. */
final class EnterpriseGridTest {
  private static final String NADIA = "W07QUAYS";
  private static final String TOM = "W08TEMP";
  private static final String OMAR = "W10NEIGHBOUR";
  private static final String RITA = "U09RETAIL";

  @Test
  void whereTheAppIsTheOrganisationsItsMembersAreMembersAndGuestsAndStrangersAreNot() {
    try (Conversation talk = conversation(SandboxWorld.GRID)) {
      talk.types(OMAR, EDGE_OPS, "/registry list");
      talk.sees(OMAR, "connected registries of");
      membersMayAskAndGuestsAndStrangersMayNot(talk);
    }
  }

  @Test
  void whereTheAppIsOneWorkspacesItsMembersAloneAreMembers() {
    try (Conversation talk = conversation(SandboxWorld.GRIDTEAM)) {
      talk.types(OMAR, EDGE_OPS, "/registry list");
      talk.sees(OMAR, "Only members of this workspace");
      membersMayAskAndGuestsAndStrangersMayNot(talk);
    }
  }

  private static Conversation conversation(SandboxWorld world) {
    return Conversation.begin(
        AdjustableClock.running(), SandboxOptions.forTests().withWorld(world).withSpeed(100));
  }

  private static void membersMayAskAndGuestsAndStrangersMayNot(Conversation talk) {
    talk.types(NADIA, EDGE_OPS, "/registry list");
    talk.sees(NADIA, "registres connectés sur");
    talk.types(TOM, EDGE_OPS, "/registry list");
    talk.sees(TOM, "Guests may not do that.");
    talk.types(RITA, EDGE_OPS, "/registry list");
    talk.sees(RITA, "Only members of this workspace");

    talk.types(AMINA, EDGE_OPS, "/registry deploy myarck8scluster reg=myacrregistry workload=none");
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    talk.presses(NADIA, plan, "approve");
    talk.sees(NADIA, "S01LEADS");
    talk.presses(BEN, plan, "approve");
    talk.sees(BEN, "R1 is approved and starts now");
  }
}
