package dev.lighterman.sandbox.http;

/** The server's end of a WebSocket. */
public interface ServerWebSocket {
  void sendText(String text);

  void ping(String payload);

  void close(int code, String reason);

  /** Closes the TCP connection without a close frame, like a broken network. */
  void disconnect();

  /** Silently drops everything from now on, in both directions, pings included. */
  void freeze();

  /** Gets the socket's events, all on the socket's thread. */
  interface Listener {
    void onOpen(ServerWebSocket socket);

    void onText(String text);

    /** The socket is closed, for any reason. */
    void onClose();
  }
}
