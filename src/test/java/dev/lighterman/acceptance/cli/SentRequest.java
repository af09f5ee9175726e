package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lighterman.acceptance.Conversation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A request that changes something.
 *
 * @param path without its query
 * @param body what matters of it; missing where nothing does
 */
record SentRequest(String method, String path, JsonNode body) {
  SentRequest(String method, String path) {
    this(method, path, MissingNode.getInstance());
  }

  /** What changed Azure or a cluster, the oldest first, as the sandbox's faces heard it. */
  static List<SentRequest> of(Conversation talk) {
    return Conversation.stream(talk.log())
        .filter(each -> List.of("azure", "kubernetes").contains(each.path("face").asText()))
        .filter(each -> !each.path("method").asText().equals("GET"))
        .filter(each -> each.path("status").asInt() / 100 == 2)
        .filter(SentRequest::changes)
        .map(SentRequest::heard)
        .toList();
  }

  /** Whether another one asks for the same: it says all that this one says. */
  boolean isAskedBy(SentRequest other) {
    return method.equals(other.method)
        && path.equalsIgnoreCase(other.path)
        && saysAllOf(other.body, body);
  }

  boolean asksForTheSameAs(SentRequest other) {
    return isAskedBy(other) && other.isAskedBy(this);
  }

  @Override
  public String toString() {
    return method + " " + path + " " + body;
  }

  private static boolean changes(JsonNode exchange) {
    String path = exchange.path("path").asText();
    return Stream.of("/oauth2/", "dryRun=All", "selfsubjectaccessreviews")
        .noneMatch(path::contains);
  }

  private static SentRequest heard(JsonNode exchange) {
    String path = exchange.path("path").asText().replaceFirst("\\?.*", "");
    String body = exchange.path("body").asText("");
    return new SentRequest(exchange.path("method").asText(), path, RequestBody.read(body));
  }

  private static boolean saysAllOf(JsonNode whole, JsonNode part) {
    if (part.isMissingNode()) {
      return true;
    }
    if (part.isObject()) {
      return part.properties().stream()
          .allMatch(field -> saysAllOf(whole.path(field.getKey()), field.getValue()));
    }
    if (part.isArray()) {
      return whole.size() == part.size()
          && elements(part).allMatch(each -> elements(whole).anyMatch(one -> saysAllOf(one, each)));
    }
    return whole.asText().toLowerCase(Locale.ROOT).equals(part.asText().toLowerCase(Locale.ROOT));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
