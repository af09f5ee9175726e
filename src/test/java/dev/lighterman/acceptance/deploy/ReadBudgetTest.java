package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.BotRequests;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.SandboxWorld;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Azure grants 250 reads and 25 more each second, to all deployments and questions together. */
@Order(1)
final class ReadBudgetTest {
  /**
   * From the click that approves. By hand, the quickstart's own lines of az read it 47 times. At
   * the real world's pace the same waits take a dozen looks more; {@code WaitPolicyTest} counts
   * those.
   */
  private static final int MOST_READS = 48;

  @Test
  void aDeploymentReadsAzureAFewDozenTimes() {
    try (Conversation talk = Conversation.atSpeed(30)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      int planning = sum(BotRequests.readsOfAzure(talk.log()));
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      SortedMap<String, Integer> reads = BotRequests.readsOfAzure(talk.log());
      assertTrue(sum(reads) - planning <= MOST_READS, () -> sum(reads) + " reads: " + reads);
    }
  }

  /** Another program of the same principal reads, too. */
  @Test
  void whereFewReadsRemainARunWaitsAndSaysSoWhileQuestionsAreAnswered() {
    try (Conversation talk = Conversation.atSpeed(100)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("few-left", "kind", "reads", "left", "40");
      talk.presses(BEN, plan, "approve");
      talk.sees(
          AMINA,
          "R1",
          "approved, waiting",
          "Waiting since",
          "Azure is limiting requests (429)",
          "Next look");
      lists(talk);

      talk.clearsFaults();
      succeed(talk, 1);
      assertEquals(0, BotRequests.refused(talk.log(), 429));
    }
  }

  /** They begin in a world as slow as the real one, whose limits are Azure's. */
  @Test
  void twelveDeploymentsAtOnceKeepWithinAzuresLimitsWhileQuestionsAreAnswered() {
    try (Conversation talk =
        Conversation.in(SandboxOptions.forTests().withWorld(SandboxWorld.OPENINGS))) {
      List<JsonNode> plans = plans(talk, 12);
      talk.post("speed", Conversation.fields("speed", "1"));
      plans.forEach(plan -> talk.presses(BEN, plan, "approve"));
      lists(talk);
      talk.untilEquals(12L, () -> installations(talk));

      talk.post("speed", Conversation.fields("speed", "100"));
      succeed(talk, 12);
      assertEquals(0, BotRequests.refused(talk.log(), 429));
    }
  }

  /**
   * As many as one registry takes, at the pace of the real world: {@code -Ddeployments=50
   * -Dspeed=1}.
   */
  @Test
  void manyDeploymentsAtOnceSucceed() throws InterruptedException {
    int count = Integer.getInteger("deployments", 3);
    int speed = Integer.getInteger("speed", 30);
    Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.forTests()
                .withWorld(SandboxWorld.OPENINGS)
                .withSpeed(speed)
                .withBot(true));
    try (Conversation talk = Conversation.in(sandbox, Duration.ofMinutes(15))) {
      List<JsonNode> plans = plans(talk, count);
      long approved = System.nanoTime();
      plans.forEach(plan -> talk.presses(BEN, plan, "approve"));
      for (int question = 0; question < count / 5; question++) {
        Thread.sleep(Duration.ofSeconds(10));
        System.out.println("list " + lists(talk).toMillis() + " ms");
      }
      succeed(talk, count);
      Duration took = Duration.ofNanos(System.nanoTime() - approved);
      System.out.println(count + " deployments " + took.toSeconds() + " s");
      assertEquals(0, BotRequests.refused(talk.log(), 429));
    }
  }

  /** Lists the connected registries; answers how long that took. */
  private static Duration lists(Conversation talk) {
    long asked = System.nanoTime();
    talk.answers(
        () -> talk.types(CHIARA, EDGE_OPS, "/registry list"), CHIARA, "connected registr", "need");
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  private static long installations(Conversation talk) {
    return Conversation.stream(talk.world().path("journal"))
        .filter(entry -> entry.path("sentence").asText().contains("is to be installed"))
        .count();
  }

  private static void succeed(Conversation talk, int count) {
    IntStream.rangeClosed(1, count)
        .forEach(number -> talk.sees(AMINA, "R" + number + " · Succeeded"));
  }

  /** What Amina asked for, each in a store of its own. */
  private static List<JsonNode> plans(Conversation talk, int count) {
    IntStream.rangeClosed(1, count)
        .forEach(store -> talk.types(AMINA, EDGE_OPS, "/registry deploy store-" + (300 + store)));
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> talk.sees(AMINA, "R" + number + " ", "needs approval"))
        .toList();
  }

  private static int sum(SortedMap<String, Integer> reads) {
    return reads.values().stream().mapToInt(Integer::intValue).sum();
  }
}
