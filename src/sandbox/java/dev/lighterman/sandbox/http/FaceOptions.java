package dev.lighterman.sandbox.http;

import dev.lighterman.sandbox.world.Faults;
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
public record FaceOptions(
    String name,
    String bind,
    int port,
    Optional<Tls> tls,
    Faults faults,
    RequestLog log,
    Refusing refusal) {

  /** A plain face on loopback that refuses with a bare status. */
  public static FaceOptions plain(String name, int port, Faults faults, RequestLog log) {
    return new FaceOptions(
        name, "127.0.0.1", port, Optional.empty(), faults, log, FaceOptions::barely);
  }

  private static Response barely(int status, Request request) {
    return Response.empty(status);
  }

  /** The same over TLS. */
  public FaceOptions secure(Tls under) {
    return new FaceOptions(name, bind, port, Optional.of(under), faults, log, refusal);
  }

  /** The same with its own way to say 403, 429 and 500. */
  public FaceOptions refusing(Refusing how) {
    return new FaceOptions(name, bind, port, tls, faults, log, how);
  }

  /** The same on another address. */
  public FaceOptions boundTo(String address) {
    return new FaceOptions(name, address, port, tls, faults, log, refusal);
  }
}
