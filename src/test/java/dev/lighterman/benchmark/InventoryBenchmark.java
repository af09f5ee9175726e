package dev.lighterman.benchmark;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How soon the bot answers questions about many sites, where each request to Azure takes so long.
 * What somebody waits for is from the word they type until they can read the answer. It needs
 * Linux.
 */
public final class InventoryBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int DELAY_MILLIS = 100;
  private static final String LINE = "%6s  %-20s %8s  %9s  %8s  %s%n";
  private static final String LETTERS = "shop-0";

  private final int sites;
  private final Conversation talk;
  private final ChildJvm bot;

  private InventoryBenchmark(int sites, Conversation talk, ChildJvm bot) {
    this.sites = sites;
    this.talk = talk;
    this.bot = bot;
  }

  /** With the numbers of sites, each in a world of its own. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(100, 1000)
            : Stream.of(arguments).map(Integer::valueOf).toList();
    System.out.printf(LINE, "sites", "what", "people", "processor", "requests", "goal");
    for (int sites : sizes) {
      SandboxOptions options = SandboxOptions.forTests().withChainOf(sites).withSpeed(1);
      Sandbox sandbox = Sandbox.start(options);
      try (Conversation talk = Conversation.in(sandbox, PATIENCE);
          ChildJvm bot = ChildJvm.start(MeasuredProgram.BOT.command(), sandbox.environment())) {
        new InventoryBenchmark(sites, talk, bot).run();
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    while (talk.types(AMINA, EDGE_OPS, "/registry help").path("status").asInt() != 200) {
      Thread.sleep(100);
    }
    talk.injectsFault("slow", "face", "azure", "millis", Integer.toString(DELAY_MILLIS));
    form();
    asked("list, known", "/registry list", "connected registries of", "<= 0.3 s");
    asked("list, again", "/registry list", "connected registries of", "<= 0.3 s");
    asked("sites", "/registry sites", "with a connected registry", "<= 0.3 s");
    asked("sites, again", "/registry sites", "with a connected registry", "<= 0.3 s");
    asked("bare", "/registry", "Sites", "");
    asked("list offline", "/registry list offline", "connected registries of", "<= 0.3 s");
    asked("show", "/registry show shop0007", "shop0007", "");
    System.out.printf(LINE, sites, "memory", Quantity.ofBytes(bot.memory()), "", "", "");
  }

  /** The form comes first: what its search reads is the first that the bot reads of Azure. */
  private void form() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode form = talk.hasOpen(AMINA, "service-ip");
    var first = new Measurement("form, until found", "");
    while (talk.searches(AMINA, form, "cluster-name", "s").isEmpty()) {
      first.again();
    }
    first.print();
    for (int letters = 2; letters <= LETTERS.length(); letters++) {
      var letter = new Measurement("form, letter " + letters, "<= 0.5 s");
      talk.searches(AMINA, form, "cluster-name", LETTERS.substring(0, letters));
      letter.print();
    }
  }

  private void asked(String what, String line, String says, String goal) {
    var measurement = new Measurement(what, goal);
    talk.answers(() -> talk.types(AMINA, EDGE_OPS, line), AMINA, says);
    measurement.print();
  }

  /** What happens between its creation and its end. */
  private final class Measurement {
    private final String what;
    private final String goal;
    private final long begun = System.nanoTime();
    private final long requests = requests();
    private final Duration processor = bot.processorTime();
    private int repeated;

    Measurement(String what, String goal) {
      this.what = what;
      this.goal = goal;
    }

    void again() {
      repeated++;
    }

    void print() {
      String times = repeated == 0 ? "" : " (" + (repeated + 1) + " letters)";
      System.out.printf(
          LINE,
          sites,
          what,
          Quantity.of(Duration.ofNanos(System.nanoTime() - begun)),
          Quantity.of(bot.processorTime().minus(processor)),
          requests() - requests,
          goal + times);
    }
  }

  private long requests() {
    return talk.requests().stream().filter(each -> !each.contains("/clusters/")).count();
  }
}
