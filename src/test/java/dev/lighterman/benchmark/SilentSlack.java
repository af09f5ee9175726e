package dev.lighterman.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/** A Slack that takes everything at once and keeps nothing, so that it costs next to nothing. */
final class SilentSlack implements AutoCloseable {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "auth.test",
          "\"team_id\":\"T0HARBOUR\",\"user_id\":\"U00LIGHTER\",\"bot_id\":\"B00LIGHTER\"",
          "bots.info",
          "\"bot\":{\"id\":\"B00LIGHTER\",\"app_id\":\"A00LIGHTER\"}",
          "users.info",
          "\"user\":{\"id\":\"U01ASKER\",\"team_id\":\"T0HARBOUR\",\"locale\":\"en-US\"}",
          "usergroups.users.list",
          "\"users\":[\"U01ASKER\"]",
          "conversations.info",
          "\"channel\":{\"id\":\"C01EDGEOPS\",\"is_member\":true}",
          "chat.postMessage",
          "\"channel\":\"C01EDGEOPS\",\"ts\":\"1.1\"");

  private final HttpServer server;

  SilentSlack() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    server.createContext("/", SilentSlack::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    String method = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
    String fields = ANSWERS.containsKey(method) ? "," + ANSWERS.get(method) : "";
    byte[] body = ("{\"ok\":true" + fields + "}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  String apiUrl() {
    return origin() + "/api/";
  }

  String responseUrl() {
    return origin() + "/hooks/none";
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
