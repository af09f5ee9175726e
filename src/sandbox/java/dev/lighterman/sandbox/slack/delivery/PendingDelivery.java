package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A delivery that was not acknowledged yet, and the connection that it is on. */
final class PendingDelivery {
  private final String id = UUID.randomUUID().toString();
  private final CompletableFuture<String> acknowledgement = new CompletableFuture<>();
  private final Envelope envelope;
  private int sent;
  private @Nullable AppWebSocket on;

  PendingDelivery(Envelope envelope) {
    this.envelope = envelope;
  }

  String id() {
    return id;
  }

  /** How often it was sent. */
  int sent() {
    return sent;
  }

  /** Goes to a connection, or to none for now. */
  void on(@Nullable AppWebSocket connection) {
    on = connection;
    if (connection != null) {
      sent++;
    }
  }

  boolean waitsOn(@Nullable AppWebSocket connection) {
    return on == connection && !acknowledgement.isDone();
  }

  void acknowledged(JsonNode payload) {
    acknowledgement.complete(payload.isContainerNode() && answerable() ? payload.toString() : "");
  }

  /** What the app says to it; empty where it only says that it has it. */
  CompletableFuture<String> acknowledgement() {
    return acknowledgement;
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("envelope_id", id)
            .put("type", envelope.type().word())
            .put("accepts_response_payload", answerable());
    json.set("payload", envelope.payload());
    int before = envelope.retry() + sent - 1;
    return before == 0
        ? json
        : json.put("retry_attempt", before)
            .put("retry_reason", sent > 1 ? "connection_lost" : envelope.because());
  }

  private boolean answerable() {
    return envelope.type() != Envelope.Type.EVENTS_API;
  }
}
