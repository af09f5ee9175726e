package dev.lighterman.sandbox.http;

import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.util.Optional;

/**
 * The options of a simulated server.
 *
 * @param name azure, kubernetes, slack, registry …: its name in the log and in faults
 * @param bind the address to listen on
 * @param port 0 takes a free one
 * @param tls empty for plain HTTP
 * @param errorResponder answers the requests that a fault hits
 * @param answersLogged whether the log keeps the responses' bodies too
 */
public record ServerOptions(
    String name,
    String bind,
    int port,
    Optional<ServerTls> tls,
    ActiveFaults faults,
    RequestLog log,
    ErrorResponder errorResponder,
    boolean answersLogged) {

  /** Plain HTTP on loopback; faults are answered with an empty body. */
  public static ServerOptions plain(String name, int port, ActiveFaults faults, RequestLog log) {
    return new ServerOptions(
        name,
        "127.0.0.1",
        port,
        Optional.empty(),
        faults,
        log,
        ServerOptions::emptyResponse,
        false);
  }

  private static ServerResponse emptyResponse(int status, ServerRequest request) {
    return ServerResponse.empty(status);
  }

  public ServerOptions withTls(ServerTls serverTls) {
    return new ServerOptions(
        name, bind, port, Optional.of(serverTls), faults, log, errorResponder, answersLogged);
  }

  public ServerOptions withErrorResponder(ErrorResponder responder) {
    return new ServerOptions(name, bind, port, tls, faults, log, responder, answersLogged);
  }

  public ServerOptions withAnswersLogged() {
    return new ServerOptions(name, bind, port, tls, faults, log, errorResponder, true);
  }

  public ServerOptions boundTo(String address) {
    return new ServerOptions(name, address, port, tls, faults, log, errorResponder, answersLogged);
  }

  /** Answers a request that a fault hits: forbidden (403), throttled (429) or broken (500). */
  @FunctionalInterface
  public interface ErrorResponder {
    ServerResponse respond(int status, ServerRequest request);
  }
}
