package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static dev.lighterman.slack.SlackFixture.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.request.Intent;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.PassingError;
import dev.lighterman.slack.SlackFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationFormsTest {
  private final SlackFixture slack;

  OperationFormsTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void opensAFormForACommandWithoutArguments() {
    JsonNode form = opened();

    assertEquals("Deploy to a site that h…", form.at("/view/title/text").asText());
    assertEquals(3, form.at("/view/blocks").size());
  }

  @Test
  void searchesWhatIsTypedAndShowsAtMostAHundred() throws Exception {
    JsonNode form = opened();

    DeliveryResult all = slack.searches(AMINA, form, "cluster-name", "store");
    DeliveryResult one = slack.searches(AMINA, form, "cluster-name", "114");

    assertEquals(100, options(all).size());
    assertEquals("store-114", options(one).get(0).get("value").asText());
    assertEquals(1, options(one).size());
  }

  @Test
  void readsTheRangeOnceTheClusterIsChosen() {
    JsonNode form = opened();

    slack.searches(AMINA, form, "cluster-name", "114");
    slack.chooses(AMINA, form, "cluster-name", "store-114");

    slack.view(view -> view.toString().contains("range of store-114"));
  }

  @Test
  void refusesAWrongValueBesideItsField() throws Exception {
    JsonNode form = opened();
    slack.searches(AMINA, form, "cluster-name", "114");
    slack.searches(AMINA, form, "repository", "store-1");

    DeliveryResult outcome = slack.submits(AMINA, form, filled("192.100.100.1"));

    JsonNode answer = new ObjectMapper().readTree(outcome.body());
    assertEquals("errors", answer.get("response_action").asText());
    assertTrue(answer.at("/errors/service-ip").asText().contains("10.0.0.50"), outcome.body());
    assertEquals(List.of(), slack.store.requests().open());
  }

  @Test
  void storesARequestForWhatWasFilledIn() {
    JsonNode form = opened();
    slack.searches(AMINA, form, "cluster-name", "114");
    slack.searches(AMINA, form, "repository", "store-1");

    slack.submits(AMINA, form, filled("10.0.0.50"));

    slack.ephemeralMessage(AMINA, "Preparing the plan");
    Intent intent = slack.request().intent();
    assertEquals("deploy", intent.operation());
    assertEquals("store-114", intent.value("cluster-name").orElseThrow());
    assertEquals(List.of("store-101", "store-102"), intent.all("repository"));
    assertEquals("10.0.0.50", intent.value("service-ip").orElseThrow());
    assertEquals(EDGE_OPS, intent.channel().id());
  }

  @Test
  void tellsThatItIsNoMemberBeforeTheFormIsFilledIn() {
    slack.types(AMINA, RANDOM, "deploy");

    slack.view(view -> view.toString().contains("/invite"));
  }

  @Test
  void fillsAFormWhoseOpeningWasCarriedOutButNotAnswered() {
    slack.faults.inject(PassingError.LOST_ANSWER.at("views.open"));

    JsonNode form = opened();

    slack.searches(AMINA, form, "cluster-name", "114");
    slack.chooses(AMINA, form, "cluster-name", "store-114");
    slack.view(view -> view.toString().contains("range of store-114"));
    assertFalse(told().contains("does not answer"), told());
  }

  @Test
  void fillsAFormThatSlackOpensOnlyLater() {
    slack.faults.inject(PassingError.LOST_ANSWER.at("views.open"));
    slack.faults.inject(notYetOpened());

    opened();

    assertFalse(told().contains("does not answer"), told());
    assertEquals(List.of(), slack.faults.all());
  }

  /** What the bot has said, once nothing more is to come. */
  private String told() {
    slack.eventually(
        () -> Optional.of(true).filter(_ -> slack.repliesPending() == 0), "not all answered");
    return slack.messages().toString();
  }

  private static Fault notYetOpened() {
    String body = "{\"ok\":false,\"error\":\"not_found\"}";
    return new Fault(
        "answer", Map.of("face", "slack", "path", "views.update", "times", "1", "body", body));
  }

  private JsonNode opened() {
    slack.types(AMINA, EDGE_OPS, "deploy");
    return slack.view(view -> view.at("/view/blocks").size() == 3);
  }

  private static Map<String, Object> filled(String address) {
    return Map.of(
        "cluster-name",
        "store-114",
        "repository",
        List.of("store-101", "store-102"),
        "service-ip",
        address);
  }

  private static JsonNode options(DeliveryResult outcome) throws Exception {
    return new ObjectMapper().readTree(outcome.body()).get("options");
  }
}
