package dev.lighterman.sandbox.bot;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.FreePort;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotProcessTest {
  private final BlockingQueue<String> exitMessages = new LinkedBlockingQueue<>();
  @TempDir Path dir;

  /** A child that answers {@code /healthz} and ends when its standard input does. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      int port = Integer.parseInt(System.getenv("LIGHTERMAN_PORT"));
      ServerOptions options =
          ServerOptions.plain("child", port, new ActiveFaults(), new RequestLog());
      try (SimulatedServer server =
          SimulatedServer.start(options, request -> ServerResponse.empty(200))) {
        System.out.println("Listening at " + server.address());
        while (System.in.read() >= 0) {}
      }
    }
  }

  @Test
  void startsIsKilledAndStartsAgain() throws Exception {
    try (BotProcess bot = bot(Child.class.getName())) {
      bot.start();
      assertTrue(bot.awaitHealthy(), bot.outputTail());
      long first = bot.state().path("pid").asLong();

      bot.kill();
      assertFalse(bot.state().path("running").asBoolean());
      assertFalse(bot.state().path("healthy").asBoolean());
      assertFalse(ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false));

      bot.start();
      assertTrue(bot.awaitHealthy(), bot.outputTail());
      assertNotEquals(first, bot.state().path("pid").asLong());
    }
  }

  @Test
  void anUnexpectedExitIsReportedWithTheLastOutput() throws Exception {
    try (BotProcess bot = bot("no.such.MainClass")) {
      bot.start();

      String message = exitMessages.poll(PATIENCE.toMinutes(), TimeUnit.MINUTES);
      assertTrue(String.valueOf(message).contains("ended by itself with code 1"), message);
      assertTrue(String.valueOf(message).contains("no.such.MainClass"), message);
      assertFalse(bot.awaitHealthy());
    }
  }

  @Test
  void killingTwiceIsHarmless() throws Exception {
    try (BotProcess bot = bot(Child.class.getName())) {
      bot.kill();
      bot.kill();

      assertEquals(List.of(), List.copyOf(exitMessages));
    }
  }

  private BotProcess bot(String mainClass) throws IOException {
    int port = FreePort.find();
    BotProcessOptions options =
        new BotProcessOptions(
            BotProcessOptions.sameJava(mainClass),
            Map.of("LIGHTERMAN_PORT", Integer.toString(port)),
            URI.create("http://127.0.0.1:" + port + "/slack/events"),
            dir.resolve("bot.log"));
    return new BotProcess(options, () -> {}, exitMessages::add);
  }
}
