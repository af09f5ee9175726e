package dev.lighterman.sandbox.http;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** A running HTTP server that calls one handler for each request, on a virtual thread. */
public final class SimulatedServer implements AutoCloseable {

  /** Long, since a watch may send nothing for minutes. */
  private static final Duration IDLE_TIMEOUT = Duration.ofHours(1);

  private final Server server;
  private final URI address;

  private SimulatedServer(Server server, URI address) {
    this.server = server;
    this.address = address;
  }

  /** Starts listening; requests are logged, and injected faults apply to them. */
  public static SimulatedServer start(ServerOptions options, RequestHandler handler) {
    var server = new Server(threads(options.name()));
    var connector = connector(server, options);
    server.addConnector(connector);
    var requests = new JettyRequestHandler(options, handler);
    server.setHandler(options.tls().isPresent() ? new TlsOnly(requests) : requests);
    ServerWebSocketContainer.ensure(server).setIdleTimeout(IDLE_TIMEOUT);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "The %s server cannot listen on port %d: %s"
              .formatted(options.name(), options.port(), e.getMessage()),
          e);
    }
    var scheme = options.tls().isPresent() ? "https" : "http";
    // Nobody's address is 0.0.0.0, and the bot trusts plain HTTP on this machine alone.
    var here = Set.of("127.0.0.1", "0.0.0.0", "::").contains(options.bind());
    var host = here ? "localhost" : options.bind();
    return new SimulatedServer(
        server, URI.create("%s://%s:%d".formatted(scheme, host, connector.getLocalPort())));
  }

  /** Scheme, host and port, without a slash at the end. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("A server did not stop", e);
    }
  }

  private static QueuedThreadPool threads(String name) {
    var threads = new QueuedThreadPool();
    threads.setName(name);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(name + "-"));
    return threads;
  }

  private static ServerConnector connector(Server server, ServerOptions options) {
    var config = new HttpConfiguration();
    config.setSendServerVersion(false);
    // Azure's clients send doubled slashes, and encoded slashes inside of segments.
    config.setUriCompliance(UriCompliance.UNSAFE);
    var http = new HttpConnectionFactory(config);
    var connector =
        options
            .tls()
            .map(tls ->
                new ServerConnector(server, new DetectorConnectionFactory(ssl(tls, config)), http))
            .orElseGet(() -> new ServerConnector(server, http));
    connector.setHost(options.bind());
    connector.setPort(options.port());
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    return connector;
  }

  private static SslConnectionFactory ssl(ServerTls tls, HttpConfiguration config) {
    // Clients may connect to 127.0.0.1, and SNI cannot contain an address.
    config.addCustomizer(new SecureRequestCustomizer(false));
    var context = new SslContextFactory.Server();
    context.setSslContext(tls.server());
    return new SslConnectionFactory(context, "http/1.1");
  }

  /** Answers plain HTTP on a port for TLS as a server in Go does. */
  private static final class TlsOnly extends Handler.Wrapper {
    TlsOnly(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (request.isSecure()) {
        return super.handle(request, response, callback);
      }
      response.setStatus(400);
      response.getHeaders().put("Connection", "close");
      Content.Sink.write(
          response, true, "Client sent an HTTP request to an HTTPS server.\n", callback);
      return true;
    }
  }
}
