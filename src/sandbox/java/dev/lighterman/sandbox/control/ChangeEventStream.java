package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Server-sent events: {@code change} after each change of the sandbox, at most ten per second. */
record ChangeEventStream(ChangeNotifier changeNotifier) {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration MIN_INTERVAL = Duration.ofMillis(100);

  ServerResponse handle(ServerRequest request) {
    return ServerResponse.stream("text/event-stream", this::write)
        .withHeader("Cache-Control", "no-store");
  }

  private void write(ServerResponse.Out out) throws IOException, InterruptedException {
    long lastSeq = 0;
    send(out, ": here\n\n");
    while (!changeNotifier.closed()) {
      long seq = changeNotifier.awaitChange(lastSeq, HEARTBEAT);
      send(
          out,
          seq == lastSeq
              ? ": still here\n\n"
              : "event: change\ndata: {\"seq\":%d}\n\n".formatted(seq));
      lastSeq = seq;
      Thread.sleep(MIN_INTERVAL);
    }
  }

  private static void send(ServerResponse.Out out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
