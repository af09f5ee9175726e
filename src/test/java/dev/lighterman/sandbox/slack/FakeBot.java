package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.app_backend.SlackSignature;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An app that verifies signatures with Slack's library and answers as the test says. */
public final class FakeBot implements AutoCloseable {
  private final SlackSignature.Verifier verifier;
  private final List<ServerRequest> received = new CopyOnWriteArrayList<>();
  private final SimulatedServer server;
  private volatile Responder responder = request -> ServerResponse.empty(200);

  FakeBot(String signingSecret) {
    verifier = new SlackSignature.Verifier(new SlackSignature.Generator(signingSecret));
    ServerOptions options = ServerOptions.plain("bot", 0, new ActiveFaults(), new RequestLog());
    server = SimulatedServer.start(options, this::receive);
  }

  public interface Responder {
    ServerResponse respond(ServerRequest request) throws Exception;
  }

  private ServerResponse receive(ServerRequest request) throws Exception {
    boolean signed =
        verifier.isValid(
            request.header("X-Slack-Request-Timestamp").orElse(""),
            request.text(),
            request.header("X-Slack-Signature").orElse(""));
    if (!signed) {
      return ServerResponse.empty(401);
    }
    received.add(request);
    return responder.respond(request);
  }

  URI address() {
    return server.address().resolve("/slack/events");
  }

  public void respondWith(Responder other) {
    responder = other;
  }

  public void respondWith(String json) {
    responder = request -> ServerResponse.of(200, "application/json", json);
  }

  public List<ServerRequest> received() {
    return received;
  }

  public ServerRequest last() {
    return received.getLast();
  }

  public Map<String, String> lastForm() {
    return last().form();
  }

  /** The {@code payload} of the last interaction. */
  public JsonNode lastPayload() throws Exception {
    return Json.read(lastForm().getOrDefault("payload", "{}"));
  }

  @Override
  public void close() {
    server.close();
  }
}
