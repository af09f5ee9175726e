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
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles deliveries by WebSocket like those by HTTP: with the same handlers, and each once, even
 * if it is repeated.
 */
public final class EnvelopeHandler {
  private final DeliveryDeduplication answers;
  private final BoltDispatcher dispatcher;
  private final SlackRequestParser parser;

  public EnvelopeHandler(DeliveryDeduplication answers, App bolt, MeterRegistry meters) {
    this.answers = answers;
    this.dispatcher = new BoltDispatcher(bolt, meters);
    this.parser = new SlackRequestParser(bolt.config());
  }

  /**
   * Handles a delivery and returns its acknowledgement. It is empty if no handler succeeded:
   * without an acknowledgement Slack tells the person that it failed.
   */
  Optional<String> handle(Envelope envelope) {
    Response answer =
        answers.first(
            envelope.key(), () -> dispatcher.answer(() -> parser.parse(request(envelope))));
    return answer.getStatusCode() == 200
        ? Optional.of(acknowledgement(envelope, answer))
        : Optional.empty();
  }

  private static String acknowledgement(Envelope envelope, Response answer) {
    JsonObject acknowledgement = new JsonObject();
    acknowledgement.addProperty("envelope_id", envelope.id());
    String body = answer.getBody();
    if (envelope.acceptsPayload() && body != null && !body.isBlank()) {
      acknowledgement.add("payload", JsonParser.parseString(body));
    }
    return acknowledgement.toString();
  }

  private static HttpRequest request(Envelope envelope) {
    Map<String, List<String>> retryHeaders =
        Map.of(
            "X-Slack-Retry-Num", List.of(Integer.toString(envelope.retry())),
            "X-Slack-Retry-Reason", List.of(envelope.retryReason()));
    return HttpRequest.builder()
        .socketMode(true)
        .requestUri("")
        .queryString(Map.of())
        .headers(new RequestHeaders(envelope.retry() > 0 ? retryHeaders : Map.of()))
        .requestBody(envelope.payload().toString())
        .remoteAddress("")
        .build();
  }
}
