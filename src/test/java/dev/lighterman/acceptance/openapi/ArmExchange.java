package dev.lighterman.acceptance.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lighterman.acceptance.Conversation;
import java.util.List;

/**
 * A request of the bot to Resource Manager and its answer.
 *
 * @param operation method and path
 * @param sent missing for none, as is {@code answered}
 */
record ArmExchange(
    String operation, String apiVersion, int status, JsonNode sent, JsonNode answered) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All that the sandbox's Resource Manager was asked. */
  static List<ArmExchange> of(Conversation talk) {
    return Conversation.stream(talk.answeredLog())
        .filter(each -> each.path("face").asText().equals("azure"))
        .filter(each -> each.path("path").asText().matches("/(subscriptions|providers)[/?].*"))
        .map(ArmExchange::of)
        .toList();
  }

  private static ArmExchange of(JsonNode logged) {
    String[] target = logged.path("path").asText().split("\\?", 2);
    return new ArmExchange(
        logged.path("method").asText() + " " + target[0],
        target[1].replaceFirst("(?i)^(?:.*&)?api-version=([^&]*).*$", "$1"),
        logged.path("status").asInt(),
        body(logged.path("body")),
        body(logged.path("answer")));
  }

  private static JsonNode body(JsonNode text) {
    try {
      return text.isNull() ? MissingNode.getInstance() : JSON.readTree(text.asText());
    } catch (JsonProcessingException broken) {
      throw new AssertionError(text.asText(), broken);
    }
  }

  ArmExchange sending(JsonNode other) {
    return new ArmExchange(operation, apiVersion, status, other, answered);
  }

  ArmExchange answering(JsonNode other) {
    return new ArmExchange(operation, apiVersion, status, sent, other);
  }

  @Override
  public String toString() {
    return operation + " (" + apiVersion + ") " + status;
  }
}
