package dev.lighterman.slack.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTargetsTest {
  private static final Channel EDGE_OPS = new Channel("C01EDGEOPS");
  private static final Person AMINA = new Person("U01ASKER");

  private final ReplyTargets replyTargets =
      new ReplyTargets(URI.create("http://127.0.0.1:8300/api/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/commands/T0/1/x",
        "https://hooks.slack-gov.com/commands/T0/1/x",
        "http://127.0.0.1:8300/commands/T0/1/x"
      })
  void answersToSlackAndToWhereItsApiIs(String url) {
    assertEquals(
        new ReplyTarget.ResponseUrl(URI.create(url), EDGE_OPS, AMINA),
        replyTargets.of(url, EDGE_OPS, AMINA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com.evil.example/x",
        "https://evil.example/hooks.slack.com",
        "http://hooks.slack.com/commands",
        "https://hooks.slack.com@evil.example/x",
        "http://127.0.0.1:9999/x",
        "file:///etc/passwd",
        "not a url"
      })
  void ignoresAForeignResponseUrl(String url) {
    assertEquals(new ReplyTarget.InChannel(EDGE_OPS, AMINA), replyTargets.of(url, EDGE_OPS, AMINA));
  }

  @Test
  void answersInTheChannelWithoutAResponseUrl() {
    assertEquals(
        new ReplyTarget.InChannel(EDGE_OPS, AMINA), replyTargets.of(null, EDGE_OPS, AMINA));
  }

  @Test
  void theResponseUrlIsNeverPrinted() {
    ReplyTarget replyTarget =
        replyTargets.of("https://hooks.slack.com/commands/T0/1/x", EDGE_OPS, AMINA);

    assertEquals("Url", replyTarget.toString());
  }
}
