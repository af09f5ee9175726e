package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * {@code text/event-stream}: an event {@code change} whenever something did, ten a second at most.
 */
record ChangeEventStream(ChangeNotifier changeNotifier) {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration COALESCED = Duration.ofMillis(100);

  ServerResponse answer(ServerRequest request) {
    return ServerResponse.stream("text/event-stream", this::write)
        .withHeader("Cache-Control", "no-store");
  }

  private void write(ServerResponse.Out out) throws IOException, InterruptedException {
    long seen = 0;
    send(out, ": here\n\n");
    while (!changeNotifier.closed()) {
      long now = changeNotifier.next(seen, HEARTBEAT);
      send(
          out,
          now == seen
              ? ": still here\n\n"
              : "event: change\ndata: {\"seq\":%d}\n\n".formatted(now));
      seen = now;
      Thread.sleep(COALESCED);
    }
  }

  private static void send(ServerResponse.Out out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
