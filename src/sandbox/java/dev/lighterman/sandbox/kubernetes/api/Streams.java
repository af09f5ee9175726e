package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.http.Response;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that are still being written; they end when the face does. */
public final class Streams implements AutoCloseable {

  private final Set<Thread> writing = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Response stream(String contentType, Response.Content content) {
    return Response.stream(
        contentType,
        out -> {
          writing.add(Thread.currentThread());
          try {
            if (!closed) {
              content.writeTo(out);
            }
          } catch (InterruptedException e) {
            // The face is closing: the answer simply ends here.
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
