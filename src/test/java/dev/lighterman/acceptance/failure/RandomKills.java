package dev.lighterman.acceptance.failure;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.bot.BotProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills the bot at random moments: when it has printed so many lines since it was started, and then
 * a little later. Where it is silent for long, it waits for the world and is killed as well.
 */
final class RandomKills {
  private static final int MOST_LINES = 12;
  private static final int MOST_MILLIS = 150;
  private static final Duration SILENCE = Duration.ofMillis(700);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Conversation talk;
  private final Path output;
  private final Random random;
  private long seen;
  private int left;

  RandomKills(Conversation talk, int kills, long seed) {
    this.talk = talk;
    this.output =
        Path.of(Objects.requireNonNull(talk.sandbox().environment().get("LIGHTERMAN_DATA")))
            .resolveSibling("bot.log");
    this.random = new Random(seed);
    this.left = kills;
  }

  int left() {
    return left;
  }

  /** From now on lines count. */
  void begin() {
    seen = length();
  }

  /** Lets the bot live for a while, kills it, and starts it again. */
  void kill() {
    int lines = random.nextInt(MOST_LINES);
    int millis = random.nextInt(MOST_MILLIS);
    awaitLines(lines);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    talk.killsBot();
    left--;
    seen = length();
    talk.startsBot();
  }

  private void awaitLines(int lines) {
    int printed = 0;
    long silentSince = System.nanoTime();
    while (printed < lines) {
      int more = newLines();
      printed += more;
      boolean silent = System.nanoTime() - silentSince > SILENCE.toNanos();
      if (silent && isHealthy()) {
        return;
      }
      if (silent || more > 0) {
        silentSince = System.nanoTime();
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private boolean isHealthy() {
    return talk.state().at("/bot/healthy").asBoolean();
  }

  /** Waits until the bot hears people. */
  void awaitHealthy() {
    talk.until(this::isHealthy, "the bot does not start");
  }

  /** What the bots printed last. */
  String outputTail() {
    return BotProcess.tail(output);
  }

  private int newLines() {
    try (var file = new RandomAccessFile(output.toFile(), "r")) {
      var bytes = new byte[(int) (file.length() - seen)];
      file.seek(seen);
      file.readFully(bytes);
      seen += bytes.length;
      int lines = 0;
      for (byte each : bytes) {
        lines += each == '\n' ? 1 : 0;
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long length() {
    return output.toFile().length();
  }
}
