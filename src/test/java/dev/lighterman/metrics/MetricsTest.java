package dev.lighterman.metrics;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Prometheus reads from a bot that has deployed a site. */
final class MetricsTest {
  private static final Pattern NAME = Pattern.compile("\\b(?:lighterman|jvm|process)_[a-z_]+");

  @Test
  void aDeploymentIsCountedAndEveryPanelOfTheDashboardHasItsFigures() throws Exception {
    try (Conversation talk = withMetrics()) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      String metrics = get(talk.metrics()).body();
      for (String line :
          List.of(
              "lighterman_requests_total{operation=\"deploy\",state=\"planning\"} 1.0",
              "lighterman_requests_total{operation=\"deploy\",state=\"succeeded\"} 1.0",
              "lighterman_requests_open 0.0",
              "lighterman_tasks_due ",
              "lighterman_slack_acks_seconds_bucket{status=\"200\",le=\"3.0\"} ",
              "lighterman_slack_calls_total{method=\"chat.postMessage\",status=\"200\"} ",
              "lighterman_azure_calls_total{method=\"GET\",status=\"200\"} ",
              "lighterman_azure_remaining{kind=\"reads\",subscription=\"22222222-",
              "lighterman_inventory_age_seconds ",
              "lighterman_steps_seconds_count{result=\"done\",step=\"install-extension\"} 1")) {
        assertTrue(metrics.contains(line), () -> line + " is missing:\n" + metrics);
      }
      assertEquals(Set.of(), missing(names(dashboard()), names(metrics)));
    }
  }

  @Test
  void healthIsAnsweredBesideTheMetricsAndNothingElse() throws Exception {
    try (Conversation talk = withMetrics()) {
      URI there = talk.metrics();
      assertEquals("ok", get(there.resolve("/healthz")).body());
      assertEquals(404, get(there.resolve("/slack/events")).statusCode());
      assertEquals(404, get(talk.entrance().resolve("/metrics")).statusCode());
    }
  }

  @Test
  void noNameOfASiteAndNoSecretIsInThem() throws Exception {
    try (Conversation talk = withMetrics()) {
      talk.types(AMINA, EDGE_OPS, "/registry show store-101");
      talk.sees(AMINA, "store-101");

      // People may see an answer before the bot has heard that it was taken.
      String metrics =
          talk.until(
              () -> Optional.of(read(talk)).filter(m -> m.contains("method=\"response_url\"")),
              () -> read(talk));
      assertFalse(metrics.contains("store"), metrics);
    }
  }

  private static String read(Conversation talk) {
    try {
      return get(talk.metrics()).body();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Conversation withMetrics() {
    return Conversation.begin(told -> {
      told.put("LIGHTERMAN_METRICS_PORT", "0");
      return told;
    });
  }

  private static String dashboard() throws IOException {
    return Files.readString(Path.of("src/main/grafana/lighterman.json"));
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> missing(Set<String> wanted, Set<String> found) {
    return wanted.stream().filter(each -> !found.contains(each)).collect(Collectors.toSet());
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
