package dev.lighterman.benchmark;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.PollingWait;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How soon the bot answers questions about many sites, where each request to Azure takes so long.
 * What somebody waits for is from the word they type until they can read the answer. It needs
 * Linux.
 */
public final class InventoryBenchmark {
  private static final PollingWait WAIT =
      new PollingWait(Duration.ofMinutes(2), Duration.ofMillis(20));
  private static final int TIMES = 5;
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
      try (Conversation talk = Conversation.in(sandbox, WAIT);
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
    asked("list, known", "/registry list", "connected registries of", "");
    again("list, again", "/registry list", "connected registries of");
    asked("sites", "/registry sites", "with a connected registry", "");
    again("sites, again", "/registry sites", "with a connected registry");
    asked("bare", "/registry", "Sites", "");
    asked("list offline", "/registry list offline", "connected registries of", "");
    asked("show", "/registry show shop0007", "shop0007", "");
    System.out.printf(LINE, sites, "memory", Quantity.ofBytes(bot.memory()), "", "", "");
  }

  /** The form comes first: what its search reads is the first that the bot reads of Azure. */
  private void form() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode form = talk.hasOpen(AMINA, "service-ip");
    var first = new Measurement();
    first.begin();
    int letters = 1;
    while (talk.searches(AMINA, form, "cluster-name", "s").isEmpty()) {
      letters++;
    }
    print("form, until found", first.end(), letters == 1 ? "" : "(" + letters + " letters)");
    for (int typed = 2; typed <= LETTERS.length(); typed++) {
      var letter = new Measurement();
      letter.begin();
      talk.searches(AMINA, form, "cluster-name", LETTERS.substring(0, typed));
      print("form, letter " + typed, letter.end(), "<= 0.5 s");
    }
  }

  private void asked(String what, String line, String says, String goal) {
    print(what, answered(line, says), goal);
  }

  /** The middle one of several. */
  private void again(String what, String line, String says) {
    Measured middle =
        IntStream.range(0, TIMES)
            .mapToObj(_ -> answered(line, says))
            .sorted(Comparator.comparing(Measured::people))
            .toList()
            .get(TIMES / 2);
    print(what, middle, "<= 0.3 s");
  }

  private Measured answered(String line, String says) {
    var measurement = new Measurement();
    talk.answers(
        () -> {
          measurement.begin();
          talk.types(AMINA, EDGE_OPS, line);
        },
        AMINA,
        says);
    return measurement.end();
  }

  private void print(String what, Measured measured, String goal) {
    System.out.printf(
        LINE,
        sites,
        what,
        Quantity.of(measured.people()),
        Quantity.of(measured.processor()),
        measured.requests(),
        goal);
  }

  /** How long people waited, how long processors worked, and what was sent to Azure meanwhile. */
  private record Measured(Duration people, Duration processor, long requests) {}

  /** What happens from its beginning to its end. */
  private final class Measurement {
    private final long requests = requests();
    private Duration processor = Duration.ZERO;
    private long begun;

    void begin() {
      processor = bot.processorTime();
      begun = System.nanoTime();
    }

    Measured end() {
      Duration people = Duration.ofNanos(System.nanoTime() - begun);
      return new Measured(people, bot.processorTime().minus(processor), requests() - requests);
    }
  }

  private long requests() {
    return talk.requests().stream().filter(each -> !each.contains("/clusters/")).count();
  }
}
