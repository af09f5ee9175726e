package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.http.ServerResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The responses that are still being streamed; they end when the server closes. */
public final class StreamingResponses implements AutoCloseable {

  private final Set<Thread> writing = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ServerResponse stream(String contentType, ServerResponse.Content content) {
    return ServerResponse.stream(
        contentType,
        out -> {
          writing.add(Thread.currentThread());
          try {
            if (!closed) {
              content.writeTo(out);
            }
          } catch (InterruptedException e) {
            // The server is closing: the response ends here.
          } finally {
            writing.remove(Thread.currentThread());
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    writing.forEach(Thread::interrupt);
  }
}
