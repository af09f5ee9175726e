package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A Socket Mode delivery that is not acknowledged yet, and its current connection. */
final class PendingDelivery {
  private final String id = UUID.randomUUID().toString();
  private final CompletableFuture<String> acknowledgement = new CompletableFuture<>();
  private final Envelope envelope;
  private int attempts;
  private @Nullable AppWebSocket connection;

  PendingDelivery(Envelope envelope) {
    this.envelope = envelope;
  }

  String id() {
    return id;
  }

  /** How often it was sent. */
  int attempts() {
    return attempts;
  }

  /** Assigns it to a connection, or to none. */
  void assignTo(@Nullable AppWebSocket other) {
    connection = other;
    if (other != null) {
      attempts++;
    }
  }

  boolean isPendingOn(@Nullable AppWebSocket other) {
    return connection == other && !acknowledgement.isDone();
  }

  void acknowledged(JsonNode payload) {
    acknowledgement.complete(
        payload.isContainerNode() && acceptsResponse() ? payload.toString() : "");
  }

  /** The app's response payload; empty for an acknowledgement without a payload. */
  CompletableFuture<String> acknowledgement() {
    return acknowledgement;
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("envelope_id", id)
            .put("type", envelope.type().jsonName())
            .put("accepts_response_payload", acceptsResponse());
    json.set("payload", envelope.payload());
    int retries = envelope.retryNumber() + attempts - 1;
    return retries == 0
        ? json
        : json.put("retry_attempt", retries)
            .put("retry_reason", attempts > 1 ? "connection_lost" : envelope.retryReason());
  }

  private boolean acceptsResponse() {
    return envelope.type() != Envelope.Type.EVENTS_API;
  }
}
