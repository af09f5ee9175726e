package dev.lighterman.slack.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.lighterman.slack.http.DeliveryDeduplication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnvelopeHandlerTest {
  private final App bolt =
      new App(
          AppConfig.builder().slack(Slack.getInstance()).allEventsApiAutoAckEnabled(true).build(),
          List.of());
  private final EnvelopeHandler envelopes =
      new EnvelopeHandler(new DeliveryDeduplication(), bolt, new SimpleMeterRegistry());
  private final AtomicInteger acted = new AtomicInteger();

  @BeforeEach
  void listen() {
    bolt.command(
        "/registry",
        (request, context) -> {
          int time = acted.incrementAndGet();
          return switch (request.getPayload().getText()) {
            case "quiet" -> context.ack();
            case "broken" -> throw new IllegalStateException("broken");
            default -> context.ack("café " + time);
          };
        });
  }

  @Test
  void answersWithTheEnvelopesIdAndWhatTheHandlerSays() {
    assertEquals(
        "{\"envelope_id\":\"E1\",\"payload\":{\"text\":\"café 1\"}}",
        acknowledged(command("E1", "T1", "help")).orElseThrow());
  }

  @Test
  void answersWithTheIdAloneIfTheHandlerSaysNothing() {
    assertEquals(
        "{\"envelope_id\":\"E1\"}", acknowledged(command("E1", "T1", "quiet")).orElseThrow());
  }

  @Test
  void answersWithTheIdAloneIfSlackAcceptsNoPayload() {
    String deaf =
        command("E1", "T1", "help")
            .replace("\"accepts_response_payload\":true", "\"accepts_response_payload\":false");

    assertEquals("{\"envelope_id\":\"E1\"}", acknowledged(deaf).orElseThrow());
  }

  @Test
  void handlesARepeatedDeliveryOnceAndAnswersInTheNewEnvelope() {
    Optional<String> first = acknowledged(command("E1", "T1", "help"));
    Optional<String> same = acknowledged(command("E1", "T1", "help"));
    Optional<String> other = acknowledged(command("E2", "T1", "help"));

    assertEquals(1, acted.get());
    assertEquals(first, same);
    assertEquals(first.orElseThrow().replace("E1", "E2"), other.orElseThrow());
  }

  @Test
  void handlesTwoDifferentCommands() {
    acknowledged(command("E1", "T1", "help"));
    acknowledged(command("E2", "T2", "help"));

    assertEquals(2, acted.get());
  }

  @Test
  void acknowledgesEventsWithoutAHandler() {
    String event =
        """
        {"type":"events_api","envelope_id":"E1","accepts_response_payload":false,
         "retry_attempt":1,"retry_reason":"timeout",
         "payload":{"type":"event_callback","event_id":"Ev1","team_id":"T1",
          "event":{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home"}}}
        """;

    assertEquals("{\"envelope_id\":\"E1\"}", acknowledged(event).orElseThrow());
  }

  @Test
  void doesNotAcknowledgeAFailedDelivery() {
    assertFalse(acknowledged(command("E1", "T1", "broken")).isPresent());
    assertFalse(
        acknowledged("{\"type\":\"interactive\",\"envelope_id\":\"E2\",\"payload\":{}}")
            .isPresent());
  }

  @Test
  void otherMessagesAreNoDeliveries() {
    assertInstanceOf(SocketMessage.Hello.class, SocketMessage.read("{\"type\":\"hello\"}"));
    assertEquals(
        new SocketMessage.Disconnect("warning"),
        SocketMessage.read("{\"type\":\"disconnect\",\"reason\":\"warning\"}"));
    for (String odd :
        List.of("", "hello", "[]", "{}", "{\"type\":\"news\"}", "{\"type\":\"interactive\"}")) {
      assertInstanceOf(SocketMessage.Unknown.class, SocketMessage.read(odd), odd);
    }
  }

  private Optional<String> acknowledged(String text) {
    return envelopes.handle(
        assertInstanceOf(SocketMessage.Envelope.class, SocketMessage.read(text)));
  }

  private static String command(String envelope, String trigger, String text) {
    JsonObject command =
        JsonParser.parseString(
                """
                {"type":"slash_commands","accepts_response_payload":true,"payload":
                 {"token":"t","team_id":"T1","channel_id":"C1","user_id":"U1",
                  "command":"/registry","response_url":"http://localhost"}}
                """)
            .getAsJsonObject();
    command.addProperty("envelope_id", envelope);
    command.getAsJsonObject("payload").addProperty("trigger_id", trigger);
    command.getAsJsonObject("payload").addProperty("text", text);
    return command.toString();
  }
}
