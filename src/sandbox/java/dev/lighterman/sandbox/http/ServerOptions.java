package dev.lighterman.sandbox.http;

import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.util.Optional;

/**
 * Where a face listens and what it shares with the others.
 *
 * @param name azure, kubernetes, slack, registry: in the log, and what faults go by
 * @param bind the address to listen on
 * @param port 0 takes a free one
 * @param tls empty for plain HTTP
 * @param refusal what this face answers to what a fault hits
 */
public record ServerOptions(
    String name,
    String bind,
    int port,
    Optional<ServerTls> tls,
    ActiveFaults faults,
    RequestLog log,
    ErrorResponder errorResponder) {

  /** A plain face on loopback that refuses with a bare status. */
  public static ServerOptions plain(String name, int port, ActiveFaults faults, RequestLog log) {
    return new ServerOptions(
        name, "127.0.0.1", port, Optional.empty(), faults, log, ServerOptions::emptyResponse);
  }

  private static ServerResponse emptyResponse(int status, ServerRequest request) {
    return ServerResponse.empty(status);
  }

  /** The same over TLS. */
  public ServerOptions withTls(ServerTls serverTls) {
    return new ServerOptions(name, bind, port, Optional.of(serverTls), faults, log, errorResponder);
  }

  /** The same with its own way to say 403, 429 and 500. */
  public ServerOptions withErrorResponder(ErrorResponder responder) {
    return new ServerOptions(name, bind, port, tls, faults, log, responder);
  }

  /** The same on another address. */
  public ServerOptions boundTo(String address) {
    return new ServerOptions(name, address, port, tls, faults, log, errorResponder);
  }

  /** Answers a request that a fault hits: forbidden (403), throttled (429) or broken (500). */
  @FunctionalInterface
  public interface ErrorResponder {
    ServerResponse respond(int status, ServerRequest request);
  }
}
