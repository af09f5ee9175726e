package dev.lighterman.sandbox.http;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RequestLog.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty's handler of a simulated server: applies faults, calls the handler, logs the exchange. */
final class JettyRequestHandler extends Handler.Abstract {

  private static final Logger logger = LoggerFactory.getLogger(JettyRequestHandler.class);

  private final ServerOptions options;
  private final RequestHandler handler;

  JettyRequestHandler(ServerOptions options, RequestHandler handler) {
    this.options = options;
    this.handler = handler;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request in, org.eclipse.jetty.server.Response out, Callback callback)
      throws Exception {
    var at = Instant.now();
    var request = JettyConverter.read(in);
    var fault = options.faults().forRequest(options.name(), request.method(), request.target());
    var response = respond(request, fault);
    var dropped = fault.filter(f -> f.name().equals("drop")).isPresent();
    var millis = Duration.between(at, Instant.now()).toMillis();
    options.log().add(exchange(at, request, dropped ? 0 : response.status(), millis, response));
    if (dropped) {
      in.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.succeeded();
    } else if (!(response.content() instanceof ServerResponse.WebSocketUpgrade socket)
        || !upgrade(socket, in, out, callback)) {
      JettyConverter.send(response, out, callback);
    }
    return true;
  }

  private static boolean upgrade(
      ServerResponse.WebSocketUpgrade socket,
      org.eclipse.jetty.server.Request in,
      org.eclipse.jetty.server.Response out,
      Callback callback) {
    return ServerWebSocketContainer.get(in.getContext())
        .upgrade(
            (request, response, done) -> new JettyWebSocket(socket.listener()), in, out, callback);
  }

  /** The response, also for a fault {@code drop}: only the response is lost, not the request. */
  private ServerResponse respond(ServerRequest request, Optional<Fault> fault)
      throws InterruptedException {
    if (fault.isPresent()) {
      var errorResponse = applyFault(fault.get(), request);
      if (errorResponse.isPresent()) {
        return errorResponse.get();
      }
    }
    try {
      return handler.handle(request);
    } catch (Exception e) {
      logger
          .atError()
          .addKeyValue("server", options.name())
          .addKeyValue("request", request.method() + " " + request.path())
          .setCause(e)
          .log("a request failed");
      return options.errorResponder().respond(500, request);
    }
  }

  /** The error response of a fault; empty for a fault that only delays or drops. */
  private Optional<ServerResponse> applyFault(Fault fault, ServerRequest request)
      throws InterruptedException {
    switch (fault.name()) {
      case "429" -> {
        var seconds = Long.toString(fault.number("retryAfter", 1));
        return Optional.of(
            options.errorResponder().respond(429, request).withHeader("Retry-After", seconds));
      }
      case "403", "500" -> {
        return Optional.of(
            options.errorResponder().respond(Integer.parseInt(fault.name()), request));
      }
      case "answer" -> {
        return Optional.of(
            ServerResponse.of(
                (int) fault.number("status", 200),
                fault.detail("type").orElse("application/json; charset=utf-8"),
                fault.detail("body").orElse("")));
      }
      case "slow" -> Thread.sleep(fault.number("millis", 5_000));
      default -> {}
    }
    return Optional.empty();
  }

  private Exchange exchange(
      Instant at, ServerRequest request, int status, long millis, ServerResponse response)
      throws IOException, InterruptedException {
    var body = request.body().length == 0 ? null : SecretMasking.mask(request.text());
    return new Exchange(
        at,
        options.name(),
        request.header("host").orElse(""),
        request.method(),
        request.target(),
        request.header("x-ms-client-request-id").orElse(null),
        status,
        millis,
        body,
        options.answersLogged()
            ? response.shortJson().map(SecretMasking::maskAll).orElse(null)
            : null);
  }
}
