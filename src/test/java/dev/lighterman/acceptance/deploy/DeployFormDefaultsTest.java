package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the form for a deployment fills in by itself, and what the plan says of it. */
final class DeployFormDefaultsTest {
  private static final String CLUSTER = "cluster-name";
  private static final String ADDRESS = "service-ip";

  private final Conversation talk = Conversation.begin();

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void itBeginsWithWhatTheChannelSetsAndThePlanSaysThatTheChannelDid() {
    talk.types(AMINA, STORES, "/registry deploy");
    JsonNode form = talk.hasOpen(AMINA, "myacrregistry", "menu", "pos", "No test");
    talk.finds(AMINA, form, CLUSTER, "store-104");
    talk.chooses(AMINA, form, CLUSTER, "store-104");
    JsonNode filled = talk.hasOpen(AMINA, "10.43.0.0/16");
    String free =
        block(ADDRESS, filled).at("/hint/text").asText().replaceAll(".*Free: ([\\d.]+)\\..*", "$1");
    assertEquals(free, initial(ADDRESS, filled));

    talk.submits(AMINA, filled, Conversation.fields("name", "harbourfront"));

    String plan = talk.planText(talk.seesPlan(AMINA, "R1", "needs approval", "Set by"));
    assertTrue(plan.contains("Cloud registry: myacrregistry (default of this channel)"), plan);
    assertTrue(plan.contains("Repositories: menu, pos (default of this channel)"), plan);
    assertTrue(plan.contains("Service IP: " + free + " ("), plan);
    assertEquals("Site: store-104 · Connected registry: harbourfront", setByAmina(plan));
  }

  @Test
  void anAddressOfOnesOwnIsOnesOwnWhateverTheFormFilledIn() {
    talk.types(AMINA, STORES, "/registry deploy");
    JsonNode form = talk.hasOpen(AMINA, "myacrregistry");
    talk.finds(AMINA, form, CLUSTER, "store-104");
    talk.chooses(AMINA, form, CLUSTER, "store-104");
    JsonNode filled = talk.hasOpen(AMINA, "10.43.0.0/16");
    talk.submits(AMINA, filled, Conversation.fields(ADDRESS, "10.43.7.7"));
    String plan = talk.planText(talk.seesPlan(AMINA, "R1", "needs approval", "Set by"));
    assertEquals("Site: store-104 · Service IP: 10.43.7.7", setByAmina(plan));
  }

  @Test
  void anotherSiteBringsAnAddressOfItsOwnAlsoAfterOneWasEnteredAndRefused() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode form = talk.hasOpen(AMINA, "service-ip");
    talk.finds(AMINA, form, CLUSTER, "store-104");
    talk.chooses(AMINA, form, CLUSTER, "store-104");
    JsonNode first = talk.hasOpen(AMINA, "10.43.0.0/16");
    talk.finds(AMINA, form, "repository", "pos");
    var values = Conversation.fields(ADDRESS, "10.99.0.9");
    values.putArray("repository").add("pos");
    talk.submits(AMINA, first, values);
    talk.closes(AMINA, first);

    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode again = talk.hasOpen(AMINA, "was refused: 10.99.0.9 is outside", "store-104");
    assertEquals("10.99.0.9", initial(ADDRESS, again));
    String before = elementOf(ADDRESS, again);
    talk.finds(AMINA, again, CLUSTER, "myarck8scluster");
    talk.chooses(AMINA, again, CLUSTER, "myarck8scluster");
    JsonNode other = talk.hasOpen(AMINA, "10.0.0.0/16");
    assertTrue(initial(ADDRESS, other).startsWith("10.0."), initial(ADDRESS, other));
    assertNotEquals(before, elementOf(ADDRESS, other));
  }

  @Test
  void anotherSiteBringsAnAddressOfItsOwnUnlessOneWasEnteredForIt() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode form = talk.hasOpen(AMINA, ADDRESS);
    talk.finds(AMINA, form, CLUSTER, "store-104");
    talk.chooses(AMINA, form, CLUSTER, "store-104");
    talk.hasOpen(AMINA, "10.43.0.0/16");
    talk.finds(AMINA, form, CLUSTER, "myarc");
    talk.chooses(AMINA, form, CLUSTER, "myarck8scluster");
    JsonNode filled = talk.hasOpen(AMINA, "10.0.0.0/16");
    assertTrue(initial(ADDRESS, filled).startsWith("10.0."), initial(ADDRESS, filled));

    talk.chooses(AMINA, filled, elementOf(ADDRESS, filled), "10.0.7.7");
    talk.finds(AMINA, form, CLUSTER, "myarc");
    talk.chooses(AMINA, form, CLUSTER, "myarck8scluster");
    talk.untilEquals("10.0.7.7", () -> initial(ADDRESS, talk.hasOpen(AMINA, "10.0.0.0/16")));
    talk.finds(AMINA, form, CLUSTER, "store-104");
    talk.chooses(AMINA, form, CLUSTER, "store-104");
    String free = initial(ADDRESS, talk.hasOpen(AMINA, "10.43.0.0/16"));
    assertTrue(free.startsWith("10.43."), free);
  }

  private static String setByAmina(String plan) {
    return plan.split("Set by <@" + AMINA + ">: ", 2)[1].split("\n", 2)[0];
  }

  private static String initial(String field, JsonNode form) {
    return block(field, form).at("/element/initial_value").asText();
  }

  private static String elementOf(String field, JsonNode form) {
    return block(field, form).at("/element/action_id").asText();
  }

  private static JsonNode block(String field, JsonNode form) {
    return Conversation.first(
            form.at("/view/blocks"), block -> block.path("block_id").asText().equals(field))
        .orElseThrow();
  }
}
