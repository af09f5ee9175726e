package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.TwoCompanies;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** Who stops a run that does not get on does not hide why it does not. */
@Execution(CONCURRENT)
final class StoppedRunTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void theHaltedCardSaysWhoStoppedItAndWhatWasFailing() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      waitsInVain(talk, "R1", "Undo takes back everything except", "cert-manager");
      talk.types(AMINA, EDGE_OPS, "/registry cancel R1");
      talk.sees(AMINA, "asked to stop");
      talk.types(AMINA, EDGE_OPS, "/registry cancel R1");

      talk.sees(AMINA, "R1", "stopped at step", "<@" + AMINA + "> stopped it while: ", "not found");
      JsonNode halted =
          talk.seesHalted(AMINA, "R1", "8 resources created, 1 changed, nothing was undone.");
      String raw = "failed to pull and unpack image";
      assertFalse(Conversation.says(halted, raw), halted::toString);
      talk.untilEquals(
          1L, () -> talk.visibleTo(AMINA).filter(each -> Conversation.says(each, raw)).count());
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.sees(AMINA, "R1 is still open at", "Show R1");
    }
  }

  @Test
  void aFrenchChannelReadsItInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202 workload=deploy");
      talk.sees(MAELLE, "R1", "à approuver");
      talk.injectsFault("image-missing", "image", "pos");
      talk.types(BEN, EDGE_OPS, "/registry approve R1");
      talk.presses(BEN, talk.sees(BEN, "R1 is not approved yet"), "approve");
      talk.sees(MAELLE, "R1", "not found");
      talk.types(MAELLE, STORES, "/registry cancel R1");
      talk.sees(MAELLE, "R1", "demande");
      talk.types(MAELLE, STORES, "/registry cancel R1");

      talk.sees(MAELLE, "R1", "<@" + MAELLE + "> a demandé l’arrêt. En cours", "not found");
    }
  }

  @Test
  void theReasonIsOnTheCardAndInTheThread() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.sees(AMINA, "R1", "needs approval");
      talk.types(AMINA, EDGE_OPS, "/registry cancel R1 wrong store");
      talk.sees(AMINA, "<@" + AMINA + "> withdrew it: wrong store. Nothing was changed.");
      talk.sees(AMINA, "R1", "It was withdrawn by <@" + AMINA + ">: wrong store");

      waitsInVain(talk, "R2");
      talk.types(AMINA, EDGE_OPS, "/registry cancel R2 the shop opens");
      talk.sees(AMINA, "asked to stop after the current steps: the shop opens");
      talk.types(AMINA, EDGE_OPS, "/registry cancel R2 the shop opens");
      talk.sees(AMINA, "R2", "<@" + AMINA + "> stopped it (the shop opens) while: ");
      talk.types(AMINA, EDGE_OPS, "/registry leave R2 later");
      talk.sees(AMINA, "R2", "closed by <@" + AMINA + ">: later");
    }
  }

  /** A deployment waits for an image that is gone; its card says all of this before. */
  private static void waitsInVain(Conversation talk, String number, String... words) {
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    JsonNode plan =
        talk.sees(
            AMINA,
            Stream.concat(Stream.of(number, "needs approval"), Stream.of(words))
                .toArray(String[]::new));
    talk.injectsFault("image-missing", "image", "hello-world");
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, number, "not found");
  }

  private static void stops(Conversation talk) {
    waitsInVain(talk, "R1");
    talk.types(AMINA, EDGE_OPS, "/registry cancel R1");
    talk.sees(AMINA, "asked to stop");
    talk.types(AMINA, EDGE_OPS, "/registry cancel R1");
    talk.seesHalted(AMINA, "R1", "stopped it while: ");
  }

  @Test
  void theReasonToContinueIsInTheThread() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      stops(talk);

      talk.types(AMINA, EDGE_OPS, "/registry continue R1 reason=\"the tag is there\"");

      talk.sees(AMINA, "<@" + AMINA + "> continued it: the tag is there");
    }
  }

  @Test
  void theReasonToUndoIsInTheThread() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      stops(talk);

      talk.types(AMINA, EDGE_OPS, "/registry undo R1 the shop opens");

      talk.sees(AMINA, "<@" + AMINA + "> had it undone, the last step first: the shop opens");
      talk.sees(AMINA, "R1", "undone");
    }
  }
}
