package dev.lighterman.slack.http;

import dev.lighterman.settings.ServerSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: Slack's deliveries, the bot's health, and nothing else. Whoever sends slowly, or
 * opens many connections, holds no thread and is disconnected.
 */
public final class HttpServer implements AutoCloseable {
  private static final String EVENTS = "/slack/events";
  private static final String HEALTH = "/healthz";
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 4;

  private final Server server;
  private final ServerConnector connector;
  private final Map<String, Endpoint> endpoints = new HashMap<>();

  /**
   * How long others may take, and how many they may be.
   *
   * @param deadline for the head and the body of a request together
   * @param unverified how many connections are kept on which Slack has delivered nothing yet
   */
  record Limits(Duration deadline, int unverified) {
    static final Limits DEFAULT = new Limits(Duration.ofSeconds(3), 500);
  }

  /**
   * @param reachable whether Slack's deliveries can reach the bot
   * @param events empty if Slack delivers by Socket Mode
   */
  public HttpServer(
      ServerSettings settings, BooleanSupplier reachable, Optional<SlackEvents> events) {
    this(settings, reachable, events, Limits.DEFAULT);
  }

  HttpServer(
      ServerSettings settings,
      BooleanSupplier reachable,
      Optional<SlackEvents> events,
      Limits limits) {
    server = new Server(new QueuedThreadPool(MAX_THREADS, MIN_THREADS));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.bind());
    connector.setPort(settings.port());
    var connections =
        new UnverifiedConnections(connector.getScheduler(), limits.deadline(), limits.unverified());
    connector.addBean(connections);
    server.addConnector(connector);
    endpoints.put(HEALTH, Endpoint.health(reachable));
    events.ifPresent(each -> endpoints.put(EVENTS, each.endpoint(connections)));
    server.setHandler(new Paths());
    server.setErrorHandler(HttpServer::writeStatus);
  }

  /** Passes each request to the endpoint of its path. */
  private final class Paths extends Handler.Abstract.NonBlocking {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Endpoint endpoint = endpoints.get(request.getHttpURI().getPath());
      if (endpoint == null) {
        Endpoint.refuse(response, 404, "404", callback);
      } else if (!endpoint.method().is(request.getMethod())) {
        response.getHeaders().put(HttpHeader.ALLOW, endpoint.method().asString());
        Endpoint.refuse(response, 405, "405", callback);
      } else {
        endpoint.answering().answer(request, response, callback);
      }
      return true;
    }
  }

  /** The status alone: Jetty's own error pages show stack traces and versions. */
  private static boolean writeStatus(Request request, Response response, Callback callback) {
    byte[] status = Integer.toString(response.getStatus()).getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.write(true, ByteBuffer.wrap(status), callback);
    return true;
  }

  public void open() {
    try {
      server.start();
    } catch (Exception failure) {
      throw new IllegalStateException("can't listen on " + connector, failure);
    }
  }

  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("can't stop " + connector, failure);
    }
  }
}
