package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.SecretLeakCheck;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.request.Right;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who holds one person's Slack account can do, and can't. */
@Execution(CONCURRENT)
final class StolenAccountTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Conversation talk;

  @BeforeEach
  void begin() {
    talk = Conversation.in(folder);
  }

  @AfterEach
  void end() {
    talk.close();
  }

  /** Amina may only ask; Ben may approve as well. */
  @ParameterizedTest
  @ValueSource(strings = {AMINA, BEN})
  void whoMayAskOrApproveChangesNothingAlone(String person) {
    JsonNode card = asks(person);
    talk.presses(person, card, "approve");
    talk.sees(person, "R1 is your own request");
    talk.types(person, EDGE_OPS, "/registry approve R1");

    assertEquals(List.of(), talk.changes());
  }

  @Test
  void whoMayOnlyLookIsRefusedWhateverTheyPress() {
    JsonNode card = asks(AMINA);
    talk.presses(OLGA, card, "approve");
    talk.sees(OLGA, "may decide on this");
    talk.types(OLGA, EDGE_OPS, "/registry cancel R1");
    talk.sees(OLGA, "may ask for deploy here");
    talk.types(OLGA, EDGE_OPS, "/registry remove store-101");
    talk.sees(OLGA, "may ask for remove here");

    assertEquals(List.of(), talk.changes());
  }

  @Test
  void whatIsDoneInSomebodysNameIsSeenByAll() {
    JsonNode card = asks(AMINA);
    talk.presses(BEN, card, "approve");
    talk.sees(OLGA, "approved by <@" + BEN + ">");
  }

  @Test
  void onlyWhoAskedTakesItBackAndIsAskedWhetherItIsMeant() {
    JsonNode card = asks(BEN);
    talk.withdraws(AMINA, card);
    talk.sees(AMINA, "R1 is <@" + BEN + ">’s, and only they withdraw it.");
    talk.types(AMINA, EDGE_OPS, "/registry cancel R1");
    assertTrue(talk.seesNothingOf(OLGA, "withdrew it"), "it still waits");

    talk.withdraws(BEN, card);
    talk.sees(OLGA, "<@" + BEN + "> withdrew it");

    assertEquals(List.of(), talk.changes());
    assertEquals(Set.of(BEN, AMINA), inTheAudit());
  }

  @ParameterizedTest
  @CsvSource({
    "continue, > continued it, R1 · Succeeded",
    "undo, > had it undone, undone · what was created is deleted"
  })
  void whoMayAskStopsAndDecidesOnWhatAnotherAskedForWhichIsSeenByAllAndKept(
      String decision, String told, String end) {
    talk.post("speed", Conversation.fields("speed", "1"));
    talk.presses(CHIARA, asks(BEN), "approve");
    talk.until(
        () -> AzureResources.extensionStates(talk, "myarck8scluster").stream().findFirst(),
        () -> "no extension");
    talk.types(AMINA, EDGE_OPS, "/registry cancel R1");
    talk.sees(OLGA, "<@" + AMINA + "> asked to stop");
    talk.types(AMINA, EDGE_OPS, "/registry cancel R1");
    JsonNode halted = talk.seesHalted(OLGA, "R1", "stopped at step", "<@" + AMINA + "> stopped it");

    talk.presses(OLGA, halted, decision);
    talk.sees(OLGA, "may ask for deploy here");
    talk.post("speed", Conversation.fields("speed", "500"));
    talk.presses(AMINA, halted, decision);
    talk.sees(OLGA, "<@" + AMINA + told);
    talk.sees(OLGA, "R1", end);
    assertEquals(Set.of(BEN, CHIARA, AMINA, OLGA), inTheAudit());
  }

  @ParameterizedTest
  @ValueSource(strings = {AMINA, BEN, OLGA})
  void nobodyRemovesACloudRegistryNorMayTheBot(String person) {
    talk.types(person, EDGE_OPS, "/registry remove myacrregistry");
    talk.sees(person, person.equals(OLGA) ? "may ask for remove here" : "never deletes");

    assertEquals(List.of(), talk.changes());
    assertFalse(
        Operations.rightsToOperate().arm().stream()
            .map(Right.Arm::action)
            .anyMatch(action -> action.matches("(?i).*(\\*|/registries/delete)")));
  }

  /** All that anybody is shown, also alone. */
  @Test
  void nobodySeesASecret() {
    JsonNode card = asks(AMINA);
    talk.presses(BEN, card, "more", "az 1");
    talk.sees(BEN, "az acr connected-registry create");
    talk.presses(BEN, card, "approve");
    talk.sees(AMINA, "R1 · Succeeded");
    talk.types(BEN, EDGE_OPS, "/registry show R1");
    talk.types(BEN, EDGE_OPS, "/registry show myarck8scluster");
    talk.sees(BEN, "myarck8scluster · Online");

    SecretLeakCheck secrets = SecretLeakCheck.of(talk);
    assertTrue(secrets.values().containsKey("password1 of myarck8scluster-pull"));
    secrets.assertNotIn(talk.state().toString(), "what is said and shown");
  }

  private JsonNode asks(String person) {
    talk.types(
        person,
        EDGE_OPS,
        "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world");
    return talk.sees(person, "R1", "myarck8scluster", "needs approval");
  }

  /** Who did something about the first request, as the audit has it when the bot is gone. */
  private Set<String> inTheAudit() {
    StoreSettings kept = talk.settings().store();
    talk.close();
    try (Store store = Store.open(kept, new PlanJson(Operations.planFormats()))) {
      return store.audit().of(new RequestNumber(1)).stream()
          .flatMap(entry -> Stream.ofNullable(entry.who()))
          .map(Person::id)
          .collect(Collectors.toSet());
    }
  }
}
