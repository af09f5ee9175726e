package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.OLGA;
import static dev.lighterman.acceptance.Conversation.PARTNERS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** A request is found again by its number, from wherever that is offered, and decided on there. */
@Execution(CONCURRENT)
final class ShowRequestTest {
  private final Conversation talk = Conversation.begin();

  @BeforeEach
  void askForOne() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
    talk.sees(AMINA, "R1", "store-104", "needs approval");
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void whatWaitsForSomebodyIsOpenedAndApprovedFromTheBareCommand() {
    talk.types(BEN, EDGE_OPS, "/registry");
    JsonNode home = talk.sees(BEN, "1 request needs your decision", "Show R1");
    talk.presses(BEN, home, "say", "show R1");

    JsonNode opened =
        onlyFor(
            BEN,
            "Deploy to store-104",
            "needs approval",
            "+7 create",
            "<@" + AMINA + ">, no reason given",
            "[Approve]");
    talk.presses(BEN, opened, "approve");
    talk.sees(AMINA, "R1 · Succeeded");

    assertEquals(1, messages(OLGA, "R1 · Deploy to store-104 · full plan"), "in the thread, once");
    assertEquals(1, messages(OLGA, "The site must reach (firewall)"), "there alone");

    talk.types(BEN, EDGE_OPS, "/registry");
    talk.sees(BEN, "No request needs your decision");
    talk.types(BEN, EDGE_OPS, "/registry show R1");
    onlyFor(BEN, "R1 · Succeeded", "store-104 is serving");
    talk.presses(BEN, opened, "approve");
    talk.sees(BEN, "R1 is done already");
    talk.types(AMINA, EDGE_OPS, "/registry approve R1");
    talk.sees(AMINA, "R1 is done already");
  }

  @Test
  void whatWaitsForSomebodyIsCountedWhereverTheyAsk() {
    talk.types(BEN, "D02APPROVER", "/registry");
    talk.sees(BEN, "1 request needs your decision", "<#" + EDGE_OPS + ">", "Show R1");
    talk.types(AMINA, STORES, "/registry");
    talk.sees(AMINA, "1 open request is yours", "<#" + EDGE_OPS + ">");
    talk.types(OLGA, "D03OUTSIDER", "/registry");
    talk.sees(OLGA, "No request needs your decision");
  }

  @Test
  void thatNobodyOfTheChannelMayApproveIsSaidAtOnce() {
    talk.types(AMINA, STORES, "/registry remove store-102");
    talk.sees(
        OLGA,
        "R2 · Remove from store-102",
        "Nobody in <#" + STORES + "> may approve R2",
        "invite",
        "`/registry show R2` in <#" + EDGE_OPS + ">, and approve there");
    talk.sees(AMINA, "R2 · Remove from store-102 · full plan");
    talk.types(AMINA, STORES, "/registry show R2");
    onlyFor(AMINA, "R2 · Remove from store-102");
    assertEquals(
        1, messages(AMINA, "> may approve R2"), "Amina reads it on the card, and not once more");
    assertTrue(talk.seesNothingOf(BEN, "> may approve R1"));

    talk.types(BEN, EDGE_OPS, "/registry show R2");
    JsonNode opened = onlyFor(BEN, "R2 · Remove from store-102", "needs approval");
    talk.presses(BEN, opened, "approve");
    talk.sees(AMINA, "R2 · Succeeded");
  }

  @Test
  void nothingIsDecidedWhereOnlyQuestionsAreAnswered() {
    talk.types(AMINA, "D01ASKER", "/registry cancel R1");
    talk.sees(AMINA, "Decide about R1 in its channel");
    talk.types(BEN, PARTNERS, "/registry approve R1");
    talk.sees(BEN, "is shared with another company", "decide about them, in a channel of your own");
    talk.types(AMINA, EDGE_OPS, "/registry show R1");
    onlyFor(AMINA, "R1", "needs approval");
  }

  @Test
  void whoMayDecideFindsTheButtonsAtTheEndOfTheFullPlan() {
    JsonNode card = talk.sees(BEN, "R1", "needs approval");
    talk.presses(BEN, card, "plan");
    JsonNode lists =
        onlyFor(BEN, "full plan", "Set by <@" + AMINA + ">: ", "The site must reach (firewall)");
    assertTrue(lists.path("text").asText().endsWith("[Approve] · [Reject…]"), lists::toString);
    talk.presses(AMINA, card, "plan");
    JsonNode asked = onlyFor(AMINA, "full plan", "The site must reach (firewall)");
    assertFalse(asked.path("text").asText().contains("[Approve]"), asked::toString);

    talk.presses(BEN, lists, "approve");
    talk.sees(AMINA, "R1 · Succeeded");
    talk.types(AMINA, EDGE_OPS, "/registry show store-104");
    talk.sees(AMINA, "store104 · Online", "asked by <@" + AMINA, "approved by <@" + BEN + ">");
  }

  @Test
  void aDecisionWithoutANumberOffersWhatWaitsForIt() {
    talk.types(BEN, EDGE_OPS, "/registry approve");
    JsonNode which = talk.sees(BEN, "Which request? Say approve", "[R1 · Deploy to store-104]");
    talk.presses(BEN, which, "say", "show R1");
    onlyFor(BEN, "Deploy to store-104", "needs approval", "[Approve]");
    talk.types(AMINA, EDGE_OPS, "/registry cancel");
    talk.sees(AMINA, "Which request? Say cancel", "[R1 · Deploy to store-104]");
    talk.types(AMINA, EDGE_OPS, "/registry undo");
    talk.sees(AMINA, "Which request? None that you see here waits for that from you.");
  }

  @Test
  void whoMayNotApproveIsNotWaitedFor() {
    talk.types(OLGA, EDGE_OPS, "/registry");
    talk.sees(OLGA, "No request needs your decision");
  }

  @Test
  void theFirstOnesStateIsAPressAwayFromTheRefusalOfTheSecond() {
    talk.types(BEN, EDGE_OPS, "/registry deploy store-104 repos=menu");
    JsonNode refusal = talk.sees(BEN, "R1 is still open at", "Show R1");
    talk.presses(BEN, refusal, "say", "show R1");

    onlyFor(BEN, "R1 · Deploy to store-104", "needs approval", "Asked by: <@" + AMINA + ">");
  }

  @Test
  void whatStandsStillIsShownWithWhatCanBeDecided() {
    talk.injectsFault("extension-fails", "cluster", "store-104");
    talk.types(BEN, EDGE_OPS, "/registry approve R1");
    talk.sees(AMINA, "R1", "stopped at step");
    talk.types(AMINA, EDGE_OPS, "/registry show r1");

    JsonNode halted = onlyFor(AMINA, "stopped at step", "nothing was undone", "[Undo ");
    talk.clearsFaults();
    talk.presses(AMINA, halted, "continue");
    talk.sees(AMINA, "R1 · Succeeded");
  }

  @Test
  void whoAskedSeesTheirsAndMayTakeItBack() {
    talk.types(AMINA, EDGE_OPS, "/registry");
    talk.presses(AMINA, talk.sees(AMINA, "Your requests: 1", "Show R1"), "say", "show R1");
    JsonNode opened = onlyFor(AMINA, "needs approval", "Withdraw");

    talk.withdraws(AMINA, opened);
    talk.sees(AMINA, "R1 is withdrawn");
  }

  @Test
  void aNumberAloneIsAPartOfASitesNameAndAnUnknownRequestIsNone() {
    talk.types(AMINA, EDGE_OPS, "/registry show 101");
    talk.sees(AMINA, "store101 · Online · store-101");
    talk.types(AMINA, EDGE_OPS, "/registry show R999");
    talk.sees(AMINA, "There is no request R999", "[R1 · Deploy to store-104]", "[List requests]");
    talk.types(BEN, EDGE_OPS, "/registry approve R998");
    talk.sees(BEN, "There is no request R998", "[R1 · Deploy to store-104]", "[List requests]");
    JsonNode refusal =
        talk.answers(
            () -> talk.types(BEN, EDGE_OPS, "/registry continue R997"),
            BEN,
            "There is no request R997",
            "[List requests]");
    assertFalse(Conversation.says(refusal, "R1 ·"), refusal::toString);
  }

  private long messages(String person, String words) {
    return talk.visibleTo(person).filter(message -> Conversation.says(message, words)).count();
  }

  /** What one person alone was answered last with these words. */
  private JsonNode onlyFor(String person, String... words) {
    return talk.until(
        () ->
            talk.visibleTo(person)
                .filter(message -> message.path("ephemeral_to").asText().equals(person))
                .filter(message -> says(message, words))
                .reduce((_, last) -> last),
        () -> "nothing was said to " + person + " alone of " + String.join(", ", words));
  }

  private static boolean says(JsonNode message, String... words) {
    return Arrays.stream(words).allMatch(message.path("text").asText()::contains);
  }
}
