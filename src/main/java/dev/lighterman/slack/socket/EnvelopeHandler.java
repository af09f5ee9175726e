package dev.lighterman.slack.socket;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import dev.lighterman.slack.http.BoltDispatcher;
import dev.lighterman.slack.http.DeliveryDeduplication;
import dev.lighterman.slack.socket.SocketMessage.Envelope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Acts on what comes by WebSocket as on what comes by request: with the same handlers, and once,
 * however often it comes.
 */
public final class EnvelopeHandler {
  private final DeliveryDeduplication answers;
  private final BoltDispatcher handlers;
  private final SlackRequestParser parser;

  public EnvelopeHandler(DeliveryDeduplication answers, App bolt) {
    this.answers = answers;
    this.handlers = new BoltDispatcher(bolt);
    this.parser = new SlackRequestParser(bolt.config());
  }

  /**
   * The acknowledgement. Without one Slack tells the person that it failed, which is all that can
   * be said where no handler knew what to do.
   */
  Optional<String> acknowledged(Envelope envelope) {
    Response answer =
        answers.first(envelope.key(), () -> handlers.answer(() -> parser.parse(request(envelope))));
    return answer.getStatusCode() == 200
        ? Optional.of(acknowledgement(envelope, answer))
        : Optional.empty();
  }

  private static String acknowledgement(Envelope envelope, Response answer) {
    JsonObject acknowledgement = new JsonObject();
    acknowledgement.addProperty("envelope_id", envelope.id());
    String body = answer.getBody();
    if (envelope.answerable() && body != null && !body.isBlank()) {
      acknowledgement.add("payload", JsonParser.parseString(body));
    }
    return acknowledgement.toString();
  }

  private static HttpRequest request(Envelope envelope) {
    Map<String, List<String>> again =
        Map.of(
            "X-Slack-Retry-Num", List.of(Integer.toString(envelope.attempt())),
            "X-Slack-Retry-Reason", List.of(envelope.because()));
    return HttpRequest.builder()
        .socketMode(true)
        .requestUri("")
        .queryString(Map.of())
        .headers(new RequestHeaders(envelope.attempt() > 0 ? again : Map.of()))
        .requestBody(envelope.payload().toString())
        .remoteAddress("")
        .build();
  }
}
