package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The form for a deployment, from the bare word to the plan. */
final class DeployFormTest {
  private static final String CLUSTER = "cluster-name";
  private static final String REGISTRY = "registry";
  private static final String REPOSITORY = "repository";
  private static final String ADDRESS = "service-ip";

  private final AdjustableClock clock = AdjustableClock.running();
  private final Conversation talk = Conversation.begin(clock);

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void theBareWordOpensAFormWhoseSearchesAnswerLive() {
    JsonNode form = opensIt();

    List<String> stores = talk.finds(AMINA, form, CLUSTER, "STORE-10");
    assertTrue(stores.containsAll(List.of("store-101", "store-104")), stores.toString());
    assertFalse(stores.contains("myarck8scluster"), stores.toString());
    assertEquals(List.of("myacrregistry"), talk.finds(AMINA, form, REGISTRY, "myacr"));
    assertEquals(List.of("hello-world"), talk.finds(AMINA, form, REPOSITORY, "hello"));
    assertEquals(List.of(), talk.searches(AMINA, form, REPOSITORY, "nothing is called so"));
  }

  @Test
  void eachLetterIsAnsweredFromOneLookUntilThatIsTooOld() {
    JsonNode form = opensIt();
    talk.finds(AMINA, form, CLUSTER, "s");
    talk.finds(AMINA, form, REPOSITORY, "h");
    long looks = looks();

    talk.searches(AMINA, form, CLUSTER, "st");
    talk.searches(AMINA, form, CLUSTER, "sto");
    talk.searches(AMINA, form, REPOSITORY, "he");
    assertEquals(looks, looks(), "no letter asks Azure anew");

    clock.advance(Duration.ofSeconds(30));
    talk.searches(AMINA, form, CLUSTER, "stor");
    long looksAnew = looks();
    assertTrue(looksAnew > looks, "what is old is looked up again");
    talk.searches(AMINA, form, REPOSITORY, "hel");
    assertTrue(looks() > looksAnew, "the repositories, too");
  }

  @Test
  void aSearchOfASlowAzureIsAnsweredInTimeAndFindsItWithALaterLetter() {
    try (Conversation hurried = Conversation.inTime(SandboxOptions.forTests())) {
      hurried.injectsFault("slow", "face", "azure", "millis", "1000");
      hurried.types(AMINA, EDGE_OPS, "/registry deploy");
      JsonNode form = hurried.hasOpen(AMINA, ADDRESS);
      JsonNode first = hurried.searching(AMINA, form, CLUSTER, "s");
      assertTrue(first.path("error").isMissingNode(), first.toString());

      List<String> found = hurried.finds(AMINA, form, CLUSTER, "store");
      assertTrue(found.contains("store-104"), found.toString());
    }
  }

  @Test
  void theChosenClusterTellsTheAddressesItHas() {
    JsonNode form = opensIt();
    talk.finds(AMINA, form, CLUSTER, "myarc");
    talk.chooses(AMINA, form, CLUSTER, "myarck8scluster");

    String hint = hintOf(ADDRESS, talk.hasOpen(AMINA, "10.0.0.0/16"));
    assertTrue(hint.matches(".*10\\.0\\.0\\.0/16.*Free: 10\\.0\\.\\d+\\.\\d+\\..*"), hint);
  }

  @Test
  void theQuickstartsAddressIsRefusedBesideItsFieldAndAMendedOneIsPlanned() {
    JsonNode form = filledIn();
    JsonNode refused = talk.submits(AMINA, form, with("192.100.100.1")).at("/body/errors");

    assertEquals(List.of(ADDRESS), List.copyOf(keys(refused)));
    String why = refused.path(ADDRESS).asText();
    assertTrue(why.contains("192.100.100.1 is outside"), why);
    assertTrue(why.matches(".*10\\.0\\.0\\.0/16\\. Free there: 10\\.0\\.\\d+\\.\\d+\\..*"), why);
    assertEquals(List.of(), talk.changes());
    assertTrue(talk.seesNothingOf(AMINA, "R1", "myarck8scluster"), "nothing was asked yet");

    String free = why.replaceAll(".*Free there: ([\\d.]+)\\..*", "$1");
    JsonNode taken = talk.submits(AMINA, form, with(free));

    assertEquals("", taken.path("body").asText(), "an empty acknowledgement closes the form");
    assertEquals(0, talk.state().path("views").size());
    talk.sees(AMINA, "R1", "myarck8scluster", free, "needs approval");
    assertEquals(List.of(), talk.changes(), "nothing happens before the approval");
  }

  @Test
  void allThatIsWrongIsSaidAtOnceEachBesideItsField() {
    JsonNode form = filledIn();
    JsonNode refused =
        talk.submits(AMINA, form, with("192.100.100.1").put("name", "x")).at("/body/errors");

    assertEquals(Set.of(ADDRESS, "name"), Set.copyOf(keys(refused)));
    assertTrue(refused.path(ADDRESS).asText().contains("is outside"), refused.toString());
    assertTrue(refused.path("name").asText().contains("5 to 40 letters"), refused.toString());
  }

  @Test
  void sitesThatAreTakenAreFoundByNameAloneAndComeLast() {
    JsonNode form = opensIt();
    List<String> all = talk.finds(AMINA, form, CLUSTER, "");
    List<String> stores = talk.finds(AMINA, form, CLUSTER, "store-10");

    assertTrue(all.contains("store-104") && !all.contains("store-101"), all.toString());
    assertTrue(stores.indexOf("store-104") < stores.indexOf("store-101"), stores.toString());
  }

  @Test
  void sitesThatAreNotConnectedComeAfterThoseThatAreAndSaySo() {
    JsonNode form = opensIt();
    List<String> all = talk.finds(AMINA, form, CLUSTER, "");
    assertEquals(List.of("myarck8scluster", "store-104"), all.subList(0, 2));
    assertTrue(all.indexOf("kiosk-02") > 1, all.toString());

    JsonNode found = talk.searching(AMINA, form, CLUSTER, "kiosk-02").at("/options/0");
    assertEquals("kiosk-02", found.at("/text/text").asText());
    assertEquals(
        "Offline, nothing can be installed there now", found.at("/description/text").asText());
    JsonNode taken = talk.searching(AMINA, form, CLUSTER, "store-101").at("/options/0");
    assertEquals("has store101", taken.at("/description/text").asText());
  }

  @Test
  void aFormThatIsSentAgainBecauseItsAnswerWasLostIsOneRequest() {
    JsonNode form = filledIn();
    talk.injectsFault("lost-ack");
    JsonNode lost = talk.submits(AMINA, form, with("10.0.0.50"));
    assertEquals("operation_timeout", lost.path("error").asText());
    talk.sees(AMINA, "R1", "needs approval");
    talk.clearsFaults();
    JsonNode again =
        talk.answers(
            () -> {
              JsonNode closed = talk.submits(AMINA, form, with("10.0.0.50"));
              assertTrue(closed.path("error").isMissingNode(), closed::toString);
              assertFalse(closed.toString().contains("errors"), closed::toString);
            },
            AMINA,
            "R1 · Preparing the plan");

    assertEquals(AMINA, again.path("ephemeral_to").asText());
    assertTrue(
        Conversation.stream(talk.state().path("views"))
            .noneMatch(view -> view.path("id").equals(form.path("id"))),
        "the form is closed");
    talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
    talk.sees(AMINA, "R2", "store-104", "needs approval");
    talk.types(AMINA, EDGE_OPS, "/registry requests");
    talk.sees(AMINA, "2 requests are open");
  }

  @Test
  void aFormThatIsClosedWhileItsAnswerIsLookedUpIsNotMissed() {
    JsonNode form = opensIt();
    talk.finds(AMINA, form, CLUSTER, "myarc");
    talk.injectsFault("slow", "face", "azure", "millis", "300");
    talk.chooses(AMINA, form, CLUSTER, "myarck8scluster");
    talk.closes(AMINA, form);

    talk.until(
        () -> Conversation.first(talk.log(), each -> each.path("path").asText().endsWith("update")),
        () -> "the bot never came back with the range");
    talk.clearsFaults();
    AssertionError late =
        assertThrows(AssertionError.class, () -> talk.submits(AMINA, form, with("10.0.0.50")));
    assertTrue(late.toString().contains("no form"), late.toString());
    talk.types(AMINA, EDGE_OPS, "/registry requests");
    talk.sees(AMINA, "There are no requests to show");
    assertTrue(talk.seesNothingOf(AMINA, "fault of mine"));
  }

  @Test
  void whereTheBotIsNoMemberTheFormSaysSoInsteadOfAsking() {
    talk.types(AMINA, RANDOM, "/registry deploy");
    talk.hasOpen(AMINA, "I am not in", "/invite");
  }

  /** Nobody has asked before, so that Slack has to tell who she is. */
  @Test
  void aFormThatCanNotBeFilledInSaysSoInsteadOfWaitingForEver() {
    talk.injectsFault("500", "face", "slack", "path", "users.info");
    talk.types(CHIARA, EDGE_OPS, "/registry deploy");
    talk.hasOpen(CHIARA, "Slack does not answer me at the moment");
  }

  private JsonNode opensIt() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    return talk.hasOpen(AMINA, ADDRESS);
  }

  /** Opens it, and lets every search find what is to be chosen. */
  private JsonNode filledIn() {
    JsonNode form = opensIt();
    talk.finds(AMINA, form, CLUSTER, "myarc");
    talk.finds(AMINA, form, REGISTRY, "");
    talk.finds(AMINA, form, REPOSITORY, "");
    return form;
  }

  private static ObjectNode with(String address) {
    ObjectNode values =
        Conversation.fields(CLUSTER, "myarck8scluster", REGISTRY, "myacrregistry")
            .put(ADDRESS, address);
    values.putArray(REPOSITORY).add("hello-world");
    return values;
  }

  /** How often Azure or a registry was asked so far. */
  private long looks() {
    return Conversation.stream(talk.log())
        .filter(each -> !List.of("slack", "kubernetes").contains(each.path("face").asText()))
        .count();
  }

  private static String hintOf(String field, JsonNode form) {
    return Conversation.first(
            form.at("/view/blocks"), block -> block.path("block_id").asText().equals(field))
        .orElseThrow()
        .at("/hint/text")
        .asText();
  }

  private static List<String> keys(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
