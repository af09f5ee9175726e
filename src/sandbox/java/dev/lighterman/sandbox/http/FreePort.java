package dev.lighterman.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for servers that start later, or again. */
public final class FreePort {
  /**
   * Below those that systems give to outgoing connections: one of these could take the port before
   * the server listens on it, or while it restarts.
   */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  private FreePort() {}

  /** A port on which nobody listens now, and that no connection gets by itself. */
  public static int find() {
    int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
    while (!isFree(port)) {
      port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
