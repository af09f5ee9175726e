package dev.lighterman.sandbox.slack.delivery;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsApiTest {
  private final SlackServerFixture fixture = new SlackServerFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theAppHasToRepeatTheChallenge() throws Exception {
    fixture.slack.verifyRequestUrl();

    var body = Json.read(fixture.bot.last().text());
    assertEquals("url_verification", body.path("type").asText());
    assertTrue(body.path("challenge").asText().length() > 10);
  }

  @Test
  void aFailedEventIsRetriedImmediatelyWithItsReason() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    fixture.bot.respondWith(request -> {
      twice.countDown();
      return ServerResponse.empty(500);
    });

    fixture.slack.openHome(SlackServerFixture.AMINA);

    assertTrue(twice.await(PATIENCE.toMinutes(), TimeUnit.MINUTES));
    var retry = fixture.bot.received().get(1);
    assertEquals("1", retry.header("X-Slack-Retry-Num").orElse(""));
    assertEquals("http_error", retry.header("X-Slack-Retry-Reason").orElse(""));
    assertEquals(fixture.bot.received().getFirst().text(), retry.text());
  }

  @Test
  void onlyAMentionIsAnEvent() throws Exception {
    fixture.slack.postMessage(
        SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "hello all", null);
    assertEquals(0, fixture.bot.received().size());

    fixture.slack.postMessage(
        SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "<@U00LIGHTER> help", null);

    var event = Json.read(fixture.bot.last().text()).path("event");
    assertEquals("app_mention", event.path("type").asText());
    assertEquals("<@U00LIGHTER> help", event.path("text").asText());
  }
}
