package dev.lighterman.slack.http;

import dev.lighterman.settings.ServerSettings;
import jakarta.servlet.http.HttpServlet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server. It serves the given paths and nothing else. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 4;

  private final Server server;
  private final ServerConnector connector;

  public HttpServer(ServerSettings settings, Map<String, HttpServlet> servlets) {
    server = new Server(new QueuedThreadPool(MAX_THREADS, MIN_THREADS));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.bind());
    connector.setPort(settings.port());
    server.addConnector(connector);
    ServletContextHandler paths = new ServletContextHandler("/");
    servlets.forEach((path, servlet) -> paths.addServlet(servlet, path));
    paths.setErrorHandler(HttpServer::writeStatus);
    server.setHandler(paths);
    server.setErrorHandler(HttpServer::writeStatus);
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
