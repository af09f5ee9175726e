package dev.lighterman.sandbox.http;

/** Our end of a WebSocket that a client has opened. */
public interface ServerWebSocket {
  void sendText(String text);

  void ping(String payload);

  void close(int code, String reason);

  /** Ends it as a broken network does: without a word. */
  void disconnect();

  /**
   * From now on everything is swallowed, either way, and nobody is told: not even a ping answers.
   */
  void freeze();

  /** Hears what the client says; all of it on the socket's own thread. */
  interface Listener {
    void onOpen(ServerWebSocket socket);

    void onText(String text);

    /** It is over, however it ended. */
    void onClose();
  }
}
