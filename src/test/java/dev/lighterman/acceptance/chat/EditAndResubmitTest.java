package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static dev.lighterman.acceptance.Conversation.fields;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request that was refused or rejected is edited, and asked for again. */
final class EditAndResubmitTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void aRejectedRequestIsAskedForAgainWithAnotherAddress() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy myconnectedregistry --registry myacrregistry -g myresourcegroup"
              + " --repository hello-world --cluster-name myarck8scluster"
              + " --config service.clusterIP=10.0.0.50 workload=none why=CHG0042");
      talk.sees(AMINA, "R1", "needs approval");
      talk.types(BEN, EDGE_OPS, "/registry reject R1 not that address");
      talk.sees(AMINA, "R1", "rejected by", "not that address");

      talk.pressesButton(AMINA, talk.sees(AMINA, "[Edit and ask again…]"), "Edit and ask again…");

      JsonNode form =
          talk.hasOpen(
              AMINA,
              "myarck8scluster",
              "myacrregistry",
              "hello-world",
              "10.0.0.50",
              "CHG0042",
              "Create plan");
      ObjectNode values = fields("service-ip", "10.0.0.51", "name", "myconnectedregistry");
      values.put("cluster-name", "myarck8scluster").put("registry", "myacrregistry");
      values.set("repository", JsonNodeFactory.instance.arrayNode().add("hello-world"));
      talk.submits(AMINA, form, values.put("workload", "none"));
      talk.seesPlan(AMINA, "R2", "needs approval", "10.0.0.51", "myconnectedregistry", "CHG0042");
      talk.pressesButton(BEN, talk.sees(BEN, "R1", "[Edit and ask again…]"), "Edit and ask again…");
      talk.hasOpen(BEN, "10.0.0.50");
    }
  }

  @Test
  void aRefusedRequestIsEditedByWhoAskedForIt() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-201");
      JsonNode refused = talk.sees(MAELLE, "R1", "refusée", "[Modifier et redemander…]");
      talk.pressesButton(MAELLE, refused, "Modifier et redemander…");
      talk.hasOpen(MAELLE, "store-201", "Créer le plan");
    }
  }

  /** Slack keeps 3,000 characters with a form, and these are more. */
  @Test
  void aRequestOfFiftyRepositoriesIsEditedToo() {
    try (Conversation talk = Conversation.begin()) {
      List<String> repositories =
          IntStream.range(10, 60).mapToObj(i -> "team/" + "p".repeat(60) + i).toList();
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy store-104 repos=" + String.join(" repos=", repositories));
      JsonNode refused = talk.sees(AMINA, "R1", "has no repository", "[Edit and ask again…]");
      talk.pressesButton(AMINA, refused, "Edit and ask again…");

      JsonNode form = talk.hasOpen(AMINA, "store-104", repositories.getLast(), "Create plan");
      ObjectNode values = fields("reason", "CHG0042", "registry", "myacrregistry");
      values.set("repository", JsonNodeFactory.instance.arrayNode().add("pos"));
      talk.finds(AMINA, form, "registry", "myacr");
      talk.finds(AMINA, form, "repository", "pos");
      talk.submits(AMINA, form, values);
      talk.sees(AMINA, "R2", "needs approval", "pos", "CHG0042");
    }
  }

  @Test
  void aRejectedRemovalIsAskedForAgainWithAnotherReason() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101 why=moved");
      talk.sees(AMINA, "R1", "needs approval");
      talk.types(BEN, EDGE_OPS, "/registry reject R1 moved where?");
      JsonNode rejected = talk.sees(BEN, "R1", "[Edit and ask again…]");
      talk.pressesButton(AMINA, rejected, "Edit and ask again…");
      JsonNode form = talk.hasOpen(AMINA, "Remove from a site", "Create plan", "moved");
      talk.submits(AMINA, form, fields("reason", "moved to the new building"));
      talk.sees(BEN, "R2", "needs approval", "“moved to the new building”");
    }
  }

  @Test
  void whatHasNoFormIsAskedForAgainAsItWas() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=sync-password why=leaked");
      talk.sees(AMINA, "R1", "needs approval");
      talk.types(BEN, EDGE_OPS, "/registry reject R1");
      JsonNode rejected = talk.sees(BEN, "R1", "[Ask again]");
      talk.pressesButton(AMINA, rejected, "Ask again");
      talk.sees(BEN, "R2", "needs approval", "leaked");
    }
  }

  @Test
  void aRepairThatWouldBeRefusedAgainIsNotOfferedAgain() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=data-endpoint");
      JsonNode refused = talk.sees(AMINA, "R1 · Repair store-101", "Nothing to repair");
      assertFalse(Conversation.says(refused, "[Ask again]"), refused.toString());
      talk.pressesButton(AMINA, refused, "Diagnose store-101");
      talk.sees(AMINA, "store-101", "I see nothing wrong");
    }
  }
}
