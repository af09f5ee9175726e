package dev.lighterman.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CoalescingLookupTest {
  /** The lookups that have started, each waiting for its result. */
  private final LinkedBlockingQueue<CompletableFuture<String>> started =
      new LinkedBlockingQueue<>();

  private final CoalescingLookup<String> lookup =
      new CoalescingLookup<>(() -> {
        var result = new CompletableFuture<String>();
        started.add(result);
        return result.join();
      });

  @Test
  void whoComesDuringALookupSharesTheNextOne() throws Exception {
    Future<String> first = asks();
    CompletableFuture<String> running = started.take();
    List<Future<String>> later = Stream.generate(this::asks).limit(8).toList();

    running.complete("before they came");
    assertEquals("before they came", first.get());
    started.take().complete("after they came");
    for (Future<String> each : later) {
      assertEquals("after they came", each.get());
    }
    assertEquals(List.of(), List.copyOf(started));
  }

  @Test
  void aFailureIsForThoseWhoShareItAndForNobodyAfterThem() throws Exception {
    var broken = new IllegalStateException("no answer");
    Future<String> first = asks();
    CompletableFuture<String> running = started.take();
    Future<String> second = asks();

    running.completeExceptionally(broken);
    var failure = assertThrows(ExecutionException.class, first::get);
    assertSame(broken, Objects.requireNonNull(failure.getCause()).getCause());
    started.take().complete("an answer");
    assertEquals("an answer", second.get());
  }

  @Test
  void whoComesAfterALookupHasAnother() {
    var numbered = new CoalescingLookup<>(new AtomicInteger()::incrementAndGet);

    assertEquals(1, numbered.get());
    assertEquals(2, numbered.get());
    assertEquals(3, numbered.get());
  }

  /** Returns when the caller waits for its result. */
  private Future<String> asks() {
    Supplier<String> question = () -> lookup.get();
    var asked = new FutureTask<>(question::get);
    Thread caller = Thread.startVirtualThread(asked);
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return asked;
  }
}
