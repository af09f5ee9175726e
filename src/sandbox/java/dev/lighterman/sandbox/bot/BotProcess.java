package dev.lighterman.sandbox.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.control.BotControl;
import dev.lighterman.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bot as a child process. Its standard input stays open as long as this process lives, so that
 * it ends with it; {@link #kill} sends {@code SIGKILL}, and {@link #end} {@code SIGTERM}.
 */
public final class BotProcess implements BotControl, AutoCloseable {
  private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final int TAIL_LINES = 20;

  private final BotProcessOptions options;
  private final Runnable onChange;
  private final Consumer<String> onUnexpectedExit;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private @Nullable Process process;
  private volatile boolean healthy;

  /**
   * A bot that is not started yet.
   *
   * @param onUnexpectedExit gets the exit code and the last output as a text
   */
  public BotProcess(
      BotProcessOptions options, Runnable onChange, Consumer<String> onUnexpectedExit) {
    this.options = options;
    this.onChange = onChange;
    this.onUnexpectedExit = onUnexpectedExit;
  }

  @Override
  public synchronized void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    ProcessBuilder builder = new ProcessBuilder(options.command());
    builder.environment().putAll(options.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(options.output().toFile()));
    try {
      Process started = builder.start();
      process = started;
      Thread.ofVirtual().name("bot-health").start(() -> pollHealth(started));
      Thread.ofVirtual().name("bot-end").start(() -> awaitExit(started));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    onChange.run();
  }

  @Override
  public synchronized void kill() {
    stop(Process::destroyForcibly);
  }

  /** Asks the bot to end, and waits until it has. */
  public synchronized void end() {
    stop(Process::destroy);
  }

  private void stop(Consumer<Process> how) {
    Process running = process;
    process = null;
    if (running != null) {
      how.accept(running);
      running.onExit().join();
    }
    healthy = false;
    onChange.run();
  }

  private void pollHealth(Process started) {
    try {
      while (started.isAlive() && !answersHealthy()) {
        Thread.sleep(POLL_INTERVAL);
      }
      updateHealthy(started);
      onChange.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the bot's health check answers 200; false also where nothing listens. */
  private boolean answersHealthy() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(options.address().resolve("/healthz"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ignores a process that was killed in the meantime, since another may run by now. */
  private synchronized void updateHealthy(Process started) {
    if (started.equals(process)) {
      healthy = started.isAlive();
    }
  }

  private void awaitExit(Process started) {
    int code = started.onExit().join().exitValue();
    if (clearIfCurrent(started)) {
      onUnexpectedExit.accept(
          "The bot ended by itself with code " + code + ". Its last output:\n" + outputTail());
      onChange.run();
    }
  }

  /** False if {@link #kill} ended it. */
  private synchronized boolean clearIfCurrent(Process exited) {
    if (!exited.equals(process)) {
      return false;
    }
    process = null;
    healthy = false;
    return true;
  }

  /** The last lines that the bot has printed. */
  public String outputTail() {
    return tail(options.output());
  }

  /** The last lines of a file that bots have printed to. */
  public static String tail(Path output) {
    try {
      List<String> lines = Files.readAllLines(output);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(" + e.getMessage() + ")";
    }
  }

  /** Waits until the bot is healthy, at most a minute; false if it is not. */
  public boolean awaitHealthy() {
    long end = System.nanoTime() + STARTUP_TIMEOUT.toNanos();
    while (!healthy && alive() && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    return healthy;
  }

  private synchronized boolean alive() {
    return process != null && process.isAlive();
  }

  @Override
  public synchronized ObjectNode state() {
    ObjectNode state =
        Json.object()
            .put("running", alive())
            .put("healthy", healthy)
            .put("url", options.address().toString());
    return process == null ? state : state.put("pid", process.pid());
  }

  @Override
  public void close() {
    kill();
    client.shutdownNow();
  }
}
