package dev.lighterman.metrics;

import com.sun.net.httpserver.HttpExchange;
import dev.lighterman.settings.ServerSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Serves {@code /metrics} and {@code /healthz} on a port of their own, away from Slack's. */
public final class MetricsServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HTTPServer server;

  private MetricsServer(
      ServerSettings settings, PrometheusMeterRegistry meters, BooleanSupplier reachable) {
    try {
      server =
          HTTPServer.builder()
              .hostname(settings.bind())
              .port(settings.port())
              .registry(meters.getPrometheusRegistry())
              .registerHealthHandler(false)
              .executorService(threads)
              .defaultHandler(exchange -> answer(exchange, reachable))
              .buildAndStart();
    } catch (IOException failure) {
      throw new IllegalStateException("can't listen for metrics on " + settings, failure);
    }
  }

  /**
   * Starts to listen.
   *
   * @param reachable whether Slack's deliveries can reach the bot
   */
  public static MetricsServer start(
      ServerSettings settings, PrometheusMeterRegistry meters, BooleanSupplier reachable) {
    return new MetricsServer(settings, meters, reachable);
  }

  public int port() {
    return server.getPort();
  }

  private static void answer(HttpExchange exchange, BooleanSupplier reachable) throws IOException {
    boolean health = exchange.getRequestURI().getPath().equals("/healthz");
    boolean healthy = reachable.getAsBoolean();
    int status = health ? (healthy ? 200 : 503) : 404;
    String text = health ? (healthy ? "ok" : "no connection to Slack") : "404";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream output = exchange.getResponseBody()) {
      output.write(body);
    }
  }

  @Override
  public void close() {
    server.stop();
    threads.shutdownNow();
  }
}
