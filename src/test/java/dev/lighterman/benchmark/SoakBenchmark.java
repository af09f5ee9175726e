package dev.lighterman.benchmark;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.SandboxWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the bot stays as it is while it works for long: deployments, each removed a little later,
 * and questions between them. A row every few minutes says how much memory it holds and how late
 * its messages come. It needs Linux.
 */
public final class SoakBenchmark {
  private static final int DEPLOYMENTS_PER_HOUR = 200;
  private static final int SPEED = 30;
  private static final int STORES = 50;
  private static final Duration PERIOD = Duration.ofHours(1).dividedBy(DEPLOYMENTS_PER_HOUR);
  private static final Duration ROW = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> QUESTIONS =
      List.of("/registry list", "/registry", "/registry doctor", "/registry requests");
  private static final String LINE = "%7s  %8s  %8s  %9s  %8s  %8s  %8s  %8s%n";

  private final Conversation talk;
  private final ChildJvm bot;
  private final List<SiteCycle> open = new ArrayList<>();
  private final List<String> unfinished = new ArrayList<>();
  private int begun;
  private int deployed;
  private int removed;
  private int asked;
  private Duration slowest = Duration.ZERO;

  private SoakBenchmark(Conversation talk, ChildJvm bot) {
    this.talk = talk;
    this.bot = bot;
  }

  /** With how many minutes it lasts; an hour if it is not said. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Duration length =
        Duration.ofMinutes(arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]));
    SandboxOptions world =
        SandboxOptions.forTests().withWorld(SandboxWorld.OPENINGS).withSpeed(SPEED);
    Sandbox sandbox = Sandbox.start(world);
    Map<String, String> environment = sandbox.environment();
    try (Conversation talk = Conversation.in(sandbox, PATIENCE);
        ChildJvm bot = ChildJvm.start(MeasuredProgram.BOT.command(), environment)) {
      new SoakBenchmark(talk, bot).run(length, new MessageDelays(environment));
    }
  }

  private void run(Duration length, MessageDelays delays) throws IOException, InterruptedException {
    System.out.printf(
        LINE, "minutes", "deployed", "removed", "questions", "slowest", "memory", "late", "beyond");
    while (talk.types(AMINA, EDGE_OPS, "/registry help").path("status").asInt() != 200) {
      Thread.sleep(100);
    }
    long start = System.nanoTime();
    Duration next = Duration.ZERO;
    Duration row = ROW;
    while (next.compareTo(length) < 0 || !open.isEmpty()) {
      Duration passed = Duration.ofNanos(System.nanoTime() - start);
      if (passed.compareTo(next) >= 0 && next.compareTo(length) < 0) {
        open.add(new SiteCycle("store-" + (301 + begun++ % STORES)));
        next = next.plus(PERIOD);
        ask();
      }
      advance();
      if (passed.compareTo(row) >= 0) {
        print(row, delays);
        row = row.plus(ROW);
      }
      if (passed.compareTo(length.plus(PATIENCE)) > 0) {
        open.forEach(cycle -> unfinished.add(cycle.toString()));
        break;
      }
      Thread.sleep(LOOK);
    }
    print(Duration.ofNanos(System.nanoTime() - start), delays);
    System.out.printf("%d begun, not finished: %s%n", begun, unfinished);
  }

  private void ask() {
    String question = QUESTIONS.get(asked++ % QUESTIONS.size());
    long answers = answers();
    long before = System.nanoTime();
    talk.types(CHIARA, EDGE_OPS, question);
    talk.until(() -> answers() > answers, "no answer to " + question);
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    slowest = took.compareTo(slowest) > 0 ? took : slowest;
  }

  /** How many messages only she can see, since only she asks. */
  private long answers() {
    return talk.visibleTo(CHIARA).filter(message -> message.has("ephemeral_to")).count();
  }

  /** One reading of what people see serves all that is open. */
  private void advance() {
    List<JsonNode> visible = talk.visibleTo(BEN).toList();
    open.forEach(cycle -> cycle.advance(visible));
    open.removeIf(SiteCycle::isFinished);
  }

  private void print(Duration passed, MessageDelays delays) throws IOException {
    MessageDelays.Longest longest = delays.longest();
    System.out.printf(
        Locale.ROOT,
        LINE,
        passed.toMinutes(),
        deployed,
        removed,
        asked,
        Quantity.of(slowest),
        Quantity.ofBytes(bot.memory()),
        Quantity.of(longest.late()),
        Quantity.of(longest.beyondLimit()));
    slowest = Duration.ZERO;
  }

  /** A site that is given a connected registry, which is removed again. */
  private final class SiteCycle {
    private final String site;
    private boolean removing;
    private String number = "";
    private boolean finished;

    SiteCycle(String site) {
      this.site = site;
      talk.types(AMINA, EDGE_OPS, "/registry deploy " + site);
    }

    boolean isFinished() {
      return finished;
    }

    void advance(List<JsonNode> visible) {
      String title = (removing ? "Remove from " : "Deploy to ") + site + " · needs approval";
      for (JsonNode message : visible) {
        if (number.isEmpty() && Conversation.says(message, title)) {
          number = Conversation.number(message);
          talk.presses(BEN, message, "approve");
        } else if (!number.isEmpty() && Conversation.says(message, number + " · Succeeded")) {
          succeeded();
          return;
        }
      }
    }

    private void succeeded() {
      number = "";
      if (removing) {
        removed++;
        finished = true;
      } else {
        deployed++;
        removing = true;
        talk.types(AMINA, EDGE_OPS, "/registry remove " + site);
      }
    }

    @Override
    public String toString() {
      return (removing ? "removal of " : "deployment at ") + site + " " + number;
    }
  }
}
