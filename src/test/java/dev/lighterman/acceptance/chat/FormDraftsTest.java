package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.fields;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A form that is closed and opened again shows what was entered and not submitted. */
final class FormDraftsTest {
  private static final String AGAIN =
      "This is what you entered before. It was not submitted. To start afresh, clear it.";

  private final Conversation talk = Conversation.begin();

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void whatWasEnteredIsThereAgainForWhoEnteredIt() {
    JsonNode form = opensIt(AMINA);
    finds(form, "cluster-name", "myarc");
    talk.chooses(AMINA, form, "cluster-name", "myarck8scluster");
    talk.hasOpen(AMINA, "10.0.0.0/16");
    talk.chooses(AMINA, form, "name", "harbourfront");
    talk.chooses(AMINA, form, "reason", "CHG0042");
    talk.closes(AMINA, form);

    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    talk.hasOpen(AMINA, AGAIN, "myarck8scluster", "10.0.0.0/16", "harbourfront", "CHG0042");
    String others = opensIt(CHIARA).toString();
    assertFalse(others.contains("CHG0042"), others);
    assertFalse(others.contains(AGAIN), others);
  }

  @Test
  void whatWasRefusedIsThereAgainAndWhatWasSubmittedIsNot() {
    JsonNode form = opensIt(AMINA);
    finds(form, "cluster-name", "myarc");
    finds(form, "registry", "");
    finds(form, "repository", "");
    talk.submits(AMINA, form, values("10.0.0.500"));
    talk.closes(AMINA, form);

    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode again =
        talk.hasOpen(
            AMINA,
            "Your attempt (<!date^",
            "was refused: 10.0.0.500 is not an IPv4 address",
            "hello-world",
            "CHG0042");
    assertFalse(again.toString().contains(AGAIN), again::toString);
    talk.submits(AMINA, again, fields("service-ip", "10.0.0.50"));
    talk.sees(AMINA, "R1", "needs approval", "10.0.0.50", "CHG0042");

    String anew = opensIt(AMINA).toString();
    assertFalse(anew.contains("10.0.0.50"), anew);
    assertFalse(anew.contains(AGAIN), anew);
  }

  @Test
  void whatIsEditedHasADraftOfItsOwn() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos workload=none");
    talk.sees(AMINA, "R1", "needs approval");
    talk.types(BEN, EDGE_OPS, "/registry reject R1 which ticket?");
    JsonNode rejected = talk.sees(AMINA, "R1", "rejected by", "[Edit and ask again…]");
    talk.pressesButton(AMINA, rejected, "Edit and ask again…");
    JsonNode form = talk.hasOpen(AMINA, "store-104", "Create plan");
    talk.chooses(AMINA, form, "reason", "CHG0077");
    talk.closes(AMINA, form);

    String bare = opensIt(AMINA).toString();
    assertFalse(bare.contains("store-104"), bare);
    talk.closes(AMINA, talk.hasOpen(AMINA, "Create plan"));
    talk.pressesButton(AMINA, rejected, "Edit and ask again…");
    JsonNode again = talk.hasOpen(AMINA, AGAIN, "store-104", "CHG0077");
    finds(again, "registry", "");
    talk.submits(AMINA, again, fields("registry", "myacrregistry"));
    talk.sees(AMINA, "R2", "store-104", "CHG0077");
  }

  @Test
  void aReasonIsThereAgainUntilItIsGiven() {
    talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
    JsonNode plan = talk.sees(BEN, "R1", "needs approval");
    talk.presses(BEN, plan, "reject");
    JsonNode form = talk.hasOpen(BEN, "Reject R1");
    assertFalse(form.toString().contains(AGAIN), form::toString);
    talk.chooses(BEN, form, "why", "the lease runs until May");
    talk.closes(BEN, form);

    talk.presses(BEN, plan, "reject");
    JsonNode again = talk.hasOpen(BEN, "Reject R1", AGAIN, "the lease runs until May");
    talk.submits(BEN, again, fields());
    talk.sees(AMINA, "R1", "rejected by", "the lease runs until May");
  }

  /** A busy machine may not answer the first letter in time. */
  private void finds(JsonNode form, String field, String typed) {
    talk.until(
        () -> !talk.searches(AMINA, form, field, typed).isEmpty(), "nothing is found for " + field);
  }

  private JsonNode opensIt(String person) {
    talk.types(person, EDGE_OPS, "/registry deploy");
    return talk.hasOpen(person, "Create plan", "service-ip");
  }

  private static ObjectNode values(String address) {
    ObjectNode values =
        fields("cluster-name", "myarck8scluster", "registry", "myacrregistry")
            .put("service-ip", address)
            .put("reason", "CHG0042");
    values.putArray("repository").add("hello-world");
    return values;
  }
}
