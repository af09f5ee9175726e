package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Handles watch requests: streams events, one JSON document per line. */
record WatchRequests(ObjectStore store, InstantSource clock, StreamingResponses streams) {

  private static final long MAX_SECONDS = 2_400;
  private static final byte[] EMPTY = {};

  ServerResponse watch(ApiRequest call) {
    BlockingQueue<WatchEvent> changes = new LinkedBlockingQueue<>();
    WatchFilter filter = new WatchFilter(call, ObjectListing.selector(call), clock);
    String version = call.query("resourceVersion", "");
    boolean fromCurrentState =
        version.isEmpty() || version.equals("0") || call.flag("sendInitialEvents");
    Runnable stop =
        store.atomically(() -> {
          if (fromCurrentState) {
            store
                .list(call.path().kind(), call.path().namespace())
                .forEach(o -> changes.add(added(call.path().kind(), o)));
          }
          return store.watch(
              fromCurrentState ? store.version() : Long.parseLong(version), changes::add);
        });
    if (call.flag("sendInitialEvents")) {
      changes.add(
          new WatchEvent(
              WatchEvent.Type.BOOKMARK, call.path().kind(), JsonTree.object(), store.version()));
    }
    return streams.stream(
        "application/json", out -> write(new Watch(filter, seconds(call), changes, stop), out));
  }

  private WatchEvent added(ResourceKind kind, ObjectNode object) {
    return new WatchEvent(WatchEvent.Type.ADDED, kind, object, store.version());
  }

  private static long seconds(ApiRequest call) {
    return Math.min(MAX_SECONDS, call.longQuery("timeoutSeconds", MAX_SECONDS));
  }

  /** One watch: its filter, its length and the changes to send. */
  private record Watch(
      WatchFilter filter, long seconds, BlockingQueue<WatchEvent> changes, Runnable stop) {}

  private static void write(Watch watch, ServerResponse.Out out)
      throws IOException, InterruptedException {
    long nanos = TimeUnit.SECONDS.toNanos(watch.seconds);
    long end = System.nanoTime() + nanos;
    try {
      out.write(EMPTY);
      for (long left = nanos; left > 0; left = end - System.nanoTime()) {
        WatchEvent change = watch.changes.poll(left, TimeUnit.NANOSECONDS);
        var event = change == null ? Optional.<ObjectNode>empty() : watch.filter.event(change);
        if (event.isPresent()) {
          out.write((Json.write(event.get()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    } finally {
      watch.stop.run();
    }
  }
}
