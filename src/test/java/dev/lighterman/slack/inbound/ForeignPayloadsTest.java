package dev.lighterman.slack.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.slack.http.BoltDispatcher;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Deliveries that Slack signed, but that are malformed, of another version, or for others. */
public final class ForeignPayloadsTest {
  private static final String OURS =
      "\"api_app_id\":\"A00LIGHTER\",\"user\":{\"id\":\"U01ASKER\"},\"trigger_id\":\"1.2\",";

  private static final String TEAM = "T0HARBOUR";

  private final SlackFixture slack;

  ForeignPayloadsTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'block_actions'",
        "'type':'block_actions','actions':[]",
        "'type':'block_actions','actions':[null]",
        "'type':'block_actions','actions':[{}]",
        "'type':'block_actions','actions':[{'action_id':'a'},{'action_id':'b'}]",
        "'type':'block_actions','actions':[{'action_id':'approve','value':'R1'}]",
        "'type':'block_actions','channel':{'id':'?'},'actions':[{'action_id':'approve'}]",
        "'type':'block_actions','view':{},'actions':[{'action_id':'site'}]",
        "'type':'block_actions','view':{'private_metadata':'{}'},'actions':[{'action_id':'x'}]",
        "'type':'block_actions','view':{'callback_id':'form','private_metadata':"
            + "'{\\\"operation\\\":\\\"deploy\\\",\\\"channel\\\":\\\"C01EDGEOPS\\\"}'},"
            + "'actions':[null]",
        "'type':'block_actions','view':{'callback_id':'x'},'actions':[{'action_id':'x'}]",
        "'type':'block_actions','actions':[{'action_id':'more','selected_option':{}}]",
        "'type':'block_suggestion'",
        "'type':'block_suggestion','action_id':'site'",
        "'type':'block_suggestion','action_id':'site','view':{}",
        "'type':'block_suggestion','action_id':'site','view':{'private_metadata':'no'}",
        "'type':'block_suggestion','action_id':'x','view':{'private_metadata':"
            + "'{\\\"operation\\\":\\\"fly\\\",\\\"channel\\\":\\\"C01EDGEOPS\\\"}'}"
      })
  void anActionOfAnotherShapeIsAcknowledgedAndIgnored(String payload) {
    HttpResponse<String> answer = slack.delivers(payload(OURS + payload.replace('\'', '"')));

    assertEquals("200 ", answer.statusCode() + " " + answer.body());
    assertEquals(List.of(), slack.messages());
    assertEquals(List.of(), slack.store.requests().recent(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=%2Fregistry",
        "command=%2Fregistry&user_id=U01ASKER",
        "command=%2Fregistry&user_id=no&channel_id=C01EDGEOPS&trigger_id=1",
        "command=%2Fregistry&user_id=U01ASKER&channel_id=nowhere&trigger_id=1",
        "payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A%7B%22callback_id%22%3A"
            + "%22form%22%7D%7D",
        "payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A%7B%22callback_id%22%3A"
            + "%22reject%22%7D%7D",
        "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A3%7D",
        "payload=3",
        "payload="
      })
  void whatIsMalformedIsRefused(String body) {
    assertEquals(400, slack.delivers(body).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"U01ASKER", "D01ASKER"})
  void anEventThatNamesNobodyOrNoPlaceIsRefused(String missing) {
    String event = homeOpened("A00LIGHTER", TEAM);

    assertEquals(400, slack.deliversEvent(event.replace(missing, "?")).statusCode());
    assertEquals(
        400, slack.deliversEvent(event.replace("\"" + missing + "\"", "null")).statusCode());
  }

  @Test
  void aMalformedDeliveryIsOneLineInTheLogAndNoStack() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(BoltDispatcher.class);
    lines.start();
    log.addAppender(lines);
    try {
      slack.delivers("command=%2Fregistry&user_id=Umalformed&channel_id=C01EDGEOPS&trigger_id=1");
    } finally {
      log.detachAppender(lines);
    }

    List<ILoggingEvent> about =
        List.copyOf(lines.list).stream()
            .filter(line -> String.valueOf(line.getKeyValuePairs()).contains("Umalformed"))
            .toList();
    assertEquals(1, about.size());
    assertNull(about.getFirst().getThrowableProxy());
  }

  @Test
  void whatIsForAnotherAppOrWorkspaceIsRefused() {
    awaitIdentity();

    assertEquals(403, help("team_id=T0OTHER&api_app_id=A00LIGHTER").statusCode());
    assertEquals(403, help("team_id=" + TEAM + "&api_app_id=A00OTHER").statusCode());
    assertEquals(200, help("team_id=" + TEAM + "&api_app_id=A00LIGHTER").statusCode());
    assertEquals(
        403,
        slack
            .delivers(
                payload(
                    OURS.replace("A00LIGHTER", "A00OTHER")
                        + "\"type\":\"block_actions\",\"actions\":[{\"action_id\":\"x\"}]"))
            .statusCode());
  }

  /** Whatever Slack delivers says which app it is for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'block_actions','actions':[{'action_id':'x'}]",
        "'type':'block_suggestion','action_id':'site'",
        "'type':'view_submission','view':{'type':'modal','id':'V1','callback_id':'reject'}"
      })
  void anInteractionForAnotherAppIsRefused(String payload) {
    awaitIdentity();
    String others = OURS.replace("A00LIGHTER", "A00OTHER");

    assertEquals(403, slack.delivers(payload(others + payload.replace('\'', '"'))).statusCode());
  }

  @Test
  void anEventForAnotherAppIsRefused() {
    awaitIdentity();

    assertEquals(403, slack.deliversEvent(homeOpened("A00OTHER", TEAM)).statusCode());
    assertEquals(403, slack.deliversEvent(homeOpened("A00LIGHTER", "T0OTHER")).statusCode());
    assertEquals(200, slack.deliversEvent(homeOpened("A00LIGHTER", TEAM)).statusCode());
  }

  private static String homeOpened(String app, String team) {
    return """
    {"type":"event_callback","api_app_id":"%s","team_id":"%s","event_id":"Ev1",
     "event":{"type":"app_home_opened","user":"U01ASKER","channel":"D01ASKER","tab":"home"}}
    """
        .formatted(app, team);
  }

  /** Until Slack has told who the bot is, nothing can be told to be for others. */
  private void awaitIdentity() {
    slack.eventually(
        () ->
            Optional.of(help("team_id=" + TEAM + "&api_app_id=A00OTHER"))
                .filter(answer -> answer.statusCode() == 403),
        "the app is not known");
  }

  private HttpResponse<String> help(String origin) {
    return slack.delivers(
        origin
            + "&channel_id=C01EDGEOPS&user_id=U01ASKER&command=%2Fregistry&text=help&trigger_id="
            + System.nanoTime());
  }

  private static String payload(String members) {
    return "payload=" + URLEncoder.encode("{" + members + "}", UTF_8);
  }
}
