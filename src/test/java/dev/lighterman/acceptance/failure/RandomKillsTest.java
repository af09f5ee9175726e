package dev.lighterman.acceptance.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.BotRequests;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bot is killed at random moments of every operation: the run ends as it should, makes every
 * change once, and the audit has every request that anybody got.
 *
 * <p>{@code -Dkills=40} kills it 40 times in all, as {@code .ci/run} does, and {@code -Dkills=400}
 * that often. Without it nothing is killed, since each kill takes seconds. {@code
 * -Dkills.operation=DEPLOY} kills in one operation alone, and {@code -Dkills.seed=…} repeats what
 * an earlier test has printed, as far as moments can be repeated.
 */
final class RandomKillsTest {
  private static final int KILLS = Integer.getInteger("kills", 0);
  private static final long SEED = Long.getLong("kills.seed", System.currentTimeMillis());
  private static final String OPERATION = System.getProperty("kills.operation", "");
  private static final int KILLS_IN_A_RUN = 8;
  private static final double SPEED = 200;

  private static final String[] OURS = {"myarck8scluster", "myconnectedregistry"};

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.lighterman.acceptance.failure.KilledOperation#all")
  @Execution(CONCURRENT)
  void whateverTheBotDoesWhenItIsKilledItEndsAsItShould(KilledOperation operation) {
    assumeTrue(OPERATION.isEmpty() || OPERATION.equals(operation.name()), "another is killed");
    assumeTrue(KILLS > 0, "nothing is killed: -Dkills=40 kills 40 times");
    System.err.printf("%s: %d kills, -Dkills.seed=%d%n", operation, operation.kills(KILLS), SEED);
    try (Conversation talk = Conversation.withChildProcess(SPEED)) {
      var kills = new RandomKills(talk, operation.kills(KILLS), SEED + operation.name().hashCode());
      while (kills.left() > 0) {
        try {
          operation.prepare(talk);
          carriesOut(talk, operation, kills);
          if (kills.left() > 0) {
            talk.startsBot();
            kills.awaitHealthy();
            operation.cleanUp(talk);
          }
        } catch (AssertionError failed) {
          throw new AssertionError("the bot printed last:\n" + kills.outputTail(), failed);
        }
      }
    }
  }

  private static void carriesOut(Conversation talk, KilledOperation operation, RandomKills kills) {
    ResourceInventory before = ResourceInventory.of(talk);
    Instant asked = Instant.now();
    KilledOperation.Begun begun = operation.begin(talk);
    String number = begun.number();
    kills.begin();
    for (int kill = 0; kill < KILLS_IN_A_RUN && kills.left() > 0; kill++) {
      if (operation.hasEnded(talk, number)) {
        break;
      }
      kills.kill();
    }
    operation.awaitEnd(talk, number);

    talk.untilEquals(before.without(OURS), () -> ResourceInventory.of(talk).without(OURS));
    assertEquals(operation.left(), ours(ResourceInventory.of(talk)));
    talk.clearsFaults();
    talk.killsBot();
    assertAuditIsComplete(talk, operation, begun, asked);
  }

  private static Set<String> ours(ResourceInventory all) {
    return all.things().stream()
        .filter(each -> each.contains("myconnectedregistry") || each.contains("hello-world"))
        .map(each -> each.replaceFirst(":.*", ""))
        .collect(Collectors.toSet());
  }

  private static void assertAuditIsComplete(
      Conversation talk, KilledOperation operation, KilledOperation.Begun begun, Instant asked) {
    RequestNumber number = RequestNumber.typed(begun.number()).orElseThrow();
    List<JsonNode> log =
        BotRequests.changing(talk.log()).filter(each -> !at(each).isBefore(asked)).toList();
    try (Store store =
        Store.open(talk.settings().store(), new PlanJson(Operations.planFormats()))) {
      AuditedCalls calls = AuditedCalls.of(store.audit().of(number));
      calls.assertTell(log);
      calls
          .since(begun.at())
          .assertOnce(
              log.stream().filter(each -> !at(each).isBefore(begun.at())).toList(),
              operation.changes());
      assertEquals(Optional.empty(), store.audit().firstTamperedRow());
    }
  }

  private static Instant at(JsonNode exchange) {
    return Instant.parse(exchange.path("at").asText());
  }
}
