package dev.lighterman.slack.message;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.SlackFixture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each error of Slack that passes by itself, at each method that the bot calls for a deployment: it
 * is as if Slack had been slow. Nothing is lost, nothing is there twice, and the order is kept.
 */
class PassingErrorsTest {
  private static final Pattern LINES =
      Pattern.compile("approved by|scope-map made|token made|extension made");

  /** The details of the fault by the name of the error. */
  private static final Map<String, Map<String, String>> ERRORS =
      Map.ofEntries(
          Map.entry("internal_error", code("internal_error")),
          Map.entry("fatal_error", code("fatal_error")),
          Map.entry("service_unavailable", code("service_unavailable")),
          Map.entry("request_timeout", code("request_timeout")),
          Map.entry("ratelimited", code("ratelimited")),
          Map.entry("team_added_to_org", code("team_added_to_org")),
          Map.entry("HTML", Map.of("type", "text/html", "body", "<html>Oops</html>")),
          Map.entry("empty", Map.of("type", "text/html")),
          Map.entry("cut off", Map.of("body", "{\"ok\":tr")),
          Map.entry("503", Map.of("status", "503", "type", "text/plain", "body", "busy")),
          Map.entry("429", Map.of("retryAfter", "2")),
          Map.entry("lost answer", Map.of()));

  private static Map<String, String> code(String code) {
    return Map.of("body", "{\"ok\":false,\"error\":\"" + code + "\"}");
  }

  /** Several errors one after the other, since conversations take seconds. */
  static Stream<List<String>> errors() {
    return Stream.of(
        List.of("internal_error", "lost answer"),
        List.of("503", "HTML"),
        List.of("fatal_error", "429"),
        List.of("empty", "request_timeout"),
        List.of("service_unavailable", "ratelimited"),
        List.of("cut off", "team_added_to_org"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void nothingIsLostOrDoubled(List<String> errors, @TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      errors.forEach(error ->
          Stream.of(
                  "conversations.info",
                  "users.info",
                  "usergroups.users.list",
                  "chat.postEphemeral",
                  "chat.postMessage")
              .forEach(method -> slack.faults.inject(fault(error, method))));
      slack.types(AMINA, EDGE_OPS, "deploy store-114");
      JsonNode card = slack.message(m -> m.path("blocks").toString().contains("\"approve\""));
      assertEquals(List.of(), slack.faults.all());

      errors.forEach(error ->
          Stream.of("chat.postMessage", "chat.update", "/response/")
              .forEach(method -> slack.faults.inject(fault(error, method))));
      slack.clicks(BEN, card, "approve");

      slack.ephemeralMessage(BEN, "R1 is approved and starts now");
      slack.awaitState(Succeeded.class);
      slack.message(m -> is(card).test(m) && m.get("text").asText().contains("done in"));
      slack.eventually(() -> Optional.of(true).filter(_ -> slack.allSent("R1")), "not all sent");
      assertEquals(List.of(), slack.faults.all());
      assertEquals(
          List.of("approved by", "scope-map made", "token made", "extension made"),
          LINES.matcher(thread(slack, card)).results().map(MatchResult::group).toList());
      assertEquals(2, inChannel(slack).size(), () -> slack.messages().toString());
    }
  }

  @Test
  void whoWaitsForAFormThatSlackDoesNotOpenIsToldToTryAgain(@TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.faults.inject(fault("fatal_error", "views.open"));
      slack.types(AMINA, EDGE_OPS, "deploy");

      slack.ephemeralMessage(AMINA, "Slack does not answer me at the moment");
      slack.types(AMINA, EDGE_OPS, "deploy");
      slack.view(view -> view.get("user").asText().equals(AMINA));
    }
  }

  private static Fault fault(String error, String method) {
    Map<String, String> details = new HashMap<>(ERRORS.get(error));
    details.put("face", "slack");
    details.put("path", Pattern.quote(method));
    details.put("times", "1");
    String name =
        switch (error) {
          case "429" -> "429";
          case "lost answer" -> "drop";
          default -> "answer";
        };
    return new Fault(name, details);
  }

  private static Predicate<JsonNode> is(JsonNode card) {
    return message -> message.get("ts").equals(card.get("ts"));
  }

  /** The card and the ending. */
  private static List<JsonNode> inChannel(SlackFixture slack) {
    return slack.messages().stream()
        .filter(m -> !m.has("ephemeral_to"))
        .filter(m -> !m.has("thread_ts") || m.get("thread_ts").equals(m.get("ts")))
        .toList();
  }

  private static String thread(SlackFixture slack, JsonNode card) {
    return slack.messages().stream()
        .filter(m -> m.path("thread_ts").equals(card.get("ts")) && !is(card).test(m))
        .map(m -> m.get("text").asText())
        .collect(Collectors.joining("\n"));
  }
}
