package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.BotRequests;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.acceptance.saga.SagaOperation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The reply to every change is lost once, after the change was made: the step is attempted again,
 * sees that it is so already, and does nothing a second time.
 */
final class LostResponseTest {
  private static final List<String> DEPLOYING =
      List.of(
          "POST Microsoft.ExtendedLocation/register",
          "PATCH registries/myacrregistry",
          "POST myacrregistry/importImage",
          "PUT scopeMaps/myconnectedregistry",
          "PUT tokens/myconnectedregistry",
          "PUT connectedRegistries/myconnectedregistry",
          "PUT extensions/myconnectedregistry",
          "PUT scopeMaps/myconnectedregistry-pull",
          "PUT tokens/myconnectedregistry-pull",
          "PATCH connectedRegistries/myconnectedregistry",
          "PATCH secrets/myconnectedregistry-pull",
          "PATCH deployments/hello-world-deployment");

  private static final List<String> REMOVING =
      List.of(
          "DELETE deployments/hello-world-deployment",
          "DELETE secrets/myconnectedregistry-pull",
          "DELETE extensions/myconnectedregistry",
          "DELETE connectedRegistries/myconnectedregistry",
          "DELETE tokens/myconnectedregistry",
          "DELETE scopeMaps/myconnectedregistry",
          "DELETE tokens/myconnectedregistry-pull",
          "DELETE scopeMaps/myconnectedregistry-pull");

  private static final List<String> CHECKING =
      List.of("POST default/jobs", "DELETE jobs/myconnectedregistry-check");

  @Test
  void whatWasDoneAlreadyIsNotDoneAgain() {
    try (Conversation talk = Conversation.begin()) {
      ResourceInventory before = ResourceInventory.of(talk);
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      talk.types(AMINA, EDGE_OPS, SagaOperation.DEPLOY.line());
      approved(talk, talk.sees(AMINA, "R1", "needs approval"), DEPLOYING);
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      assertEquals(oneOfEach(DEPLOYING), done(talk, DEPLOYING));

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      approved(talk, talk.sees(AMINA, "R2", "needs approval"), REMOVING);
      talk.sees(AMINA, "R2 · Succeeded");
      assertEquals(oneOfEach(REMOVING), done(talk, REMOVING));
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
    }
  }

  @Test
  void theCheckIsMadeAndTakenAwayOnce() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY.replace("workload=deploy", "workload=check"));
      approved(talk, talk.sees(AMINA, "R1", "needs approval"), CHECKING);
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      assertEquals(oneOfEach(CHECKING), done(talk, CHECKING));
      assertFalse(ResourceInventory.of(talk).hasCheck());
    }
  }

  private static void approved(Conversation talk, JsonNode plan, List<String> changes) {
    for (String change : changes) {
      String[] words = change.split(" ", 2);
      talk.injectsFault("drop", "method", words[0], "path", words[1] + "(\\?|$)", "times", "1");
    }
    talk.presses(BEN, plan, "approve");
  }

  private static List<String> oneOfEach(List<String> changes) {
    return changes.stream().map(each -> each + ": lost").toList();
  }

  /** How often each change was made, in order: told, or lost on its way. */
  private static List<String> done(Conversation talk, List<String> changes) {
    List<JsonNode> log = Conversation.stream(talk.log()).toList();
    return changes.stream()
        .map(change ->
            log.stream()
                .filter(each -> change.equals(BotRequests.inShort(each)))
                .flatMap(LostResponseTest::told)
                .collect(Collectors.joining(", ", change + ": ", "")))
        .toList();
  }

  private static Stream<String> told(JsonNode exchange) {
    int status = exchange.path("status").asInt();
    return status == 0 ? Stream.of("lost") : status / 100 == 2 ? Stream.of("told") : Stream.of();
  }
}
