package dev.lighterman.diagnosis.evidence;

import dev.lighterman.diagnosis.Observation;
import dev.lighterman.diagnosis.Observation.NotSeen;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One look at one part of a site, beside all others. */
final class Look<T> {
  private final FutureTask<Optional<T>> task;

  private Look(FutureTask<Optional<T>> task) {
    this.task = task;
  }

  static <T> Look<T> start(Supplier<Optional<T>> read) {
    var look = new Look<>(new FutureTask<>(read::get));
    Thread.startVirtualThread(look.task);
    return look;
  }

  /** What it sees, for a look that depends on it; its own exception if it can't look. */
  Optional<T> await() {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException ours
          ? ours
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody waits any more");
    }
  }

  /** Hands over what it sees, now or when it has seen it; nobody waits for that. */
  void whenSeen(Consumer<T> action) {
    if (task.isDone()) {
      handOver(action);
    } else {
      Thread.startVirtualThread(() -> handOver(action));
    }
  }

  private void handOver(Consumer<T> action) {
    try {
      await().ifPresent(action);
    } catch (RuntimeException _) {
      // It saw nothing.
    }
  }

  /** What it saw; it ends if that takes longer. */
  Observation<T> within(Duration patience) {
    try {
      return Observation.of(task.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException failed) {
      return new NotSeen<>(why(Objects.requireNonNullElse(failed.getCause(), failed)));
    } catch (TimeoutException _) {
      task.cancel(true);
      return new NotSeen<>(Sentence.of("doctor.too-slow"));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody waits any more");
    }
  }

  private static Sentence why(Throwable failure) {
    return switch (failure) {
      case OperatorMustAct it -> it.why();
      case TryLater it -> it.why();
      // It waited for another look, which took too long.
      case CancellationException _ -> Sentence.of("doctor.too-slow");
      default -> Sentence.of("doctor.look-failed", "error", failure.getClass().getSimpleName());
    };
  }
}
