package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.value.ArmId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Answers of Azure that are rare and right. */
final class AzureAnswersTest {
  @Test
  void aRightThatIsMissingOnALinkedResourceIsNamedWithThatResource() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(
          AMINA,
          EDGE_OPS,
          Quickstart.DEPLOY + " --import mcr.microsoft.com/acr/connected-registry:1.0.0");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      String action = "Microsoft.ContainerRegistry/registries/pull/read";
      String source = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/lab";
      ObjectNode error = JsonNodeFactory.instance.objectNode();
      error
          .putObject("error")
          .put("code", "LinkedAuthorizationFailed")
          .put(
              "message",
              ("The client 'x' with object id 'x' has permission to perform action"
                      + " 'Microsoft.ContainerRegistry/registries/importImage/action' on scope"
                      + " '%s'; however, it does not have permission to perform action(s)"
                      + " '%s' on the linked scope(s) '%s' (respectively) or the linked scope(s)"
                      + " are invalid.")
                  .formatted(Quickstart.registry(talk), action, source));
      talk.injectsFault(
          "answer", "path", "/importImage", "status", "403", "body", error.toString());
      talk.presses(BEN, plan, "approve");
      talk.seesHalted(AMINA, "R1", "doesn’t let the bot do `" + action + "`", source);
    }
  }

  /** Made before Azure kept who made what and when, in a list that says null for no next page. */
  @Test
  void oldResourcesAreListed() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock)) {
      ArmId registry = Quickstart.registry(talk);
      ObjectNode list = JsonNodeFactory.instance.objectNode();
      list.putNull("nextLink");
      ObjectNode old = list.putArray("value").addObject();
      old.put("id", registry.child("connectedRegistries", "veteran").toString())
          .put("name", "veteran")
          .putObject("properties")
          .put("mode", "ReadOnly")
          .put("connectionState", "Offline")
          .putObject("parent")
          .putObject("syncProperties")
          .put("tokenId", registry.child("tokens", "veteran").toString());
      talk.injectsFault(
          "answer",
          "method",
          "GET",
          "path",
          "/myacrregistry/connectedRegistries[?]",
          "body",
          list.toString());
      // What was read at the start is out of date by then.
      clock.advance(Duration.ofMinutes(10));
      talk.types(AMINA, EDGE_OPS, "/registry list");
      talk.sees(AMINA, "NAME: veteran", "CONNECTION STATE: Offline");
    }
  }
}
