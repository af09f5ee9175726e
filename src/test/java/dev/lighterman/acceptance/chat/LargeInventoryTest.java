package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More clusters than Azure lists on one page: what is read is shared, and few requests read it. */
final class LargeInventoryTest {
  private static final int SITES = 60;
  private static final String ALL = "60 connected registries of 60";
  private static final String OLD = "As Azure listed it";

  /** Registries, clusters' first page, two queries, five pages of connected registries. */
  private static final int ONE_READING = 9;

  private final AdjustableClock clock = AdjustableClock.running();
  private final Conversation talk =
      Conversation.begin(clock, SandboxOptions.forTests().withChainOf(SITES).withSpeed(100));

  @AfterEach
  void close() {
    talk.close();
  }

  @Test
  void allQuestionsAreAnsweredFromOneReadingThatAsksNoCluster() {
    asks("/registry list", ALL);
    assertEquals(ONE_READING, reads().size(), reads().toString());

    asks("/registry list ring=canary", "of 60");
    asks("/registry sites", "61 sites");
    asks("/registry", "60 connected registries");
    assertEquals(ONE_READING, reads().size(), reads().toString());
  }

  @Test
  void aLongListComesInPages() {
    JsonNode first = asks("/registry list", ALL);
    assertTrue(Conversation.says(first, "Show next: 41–60 of 60"), first.toString());
    assertTrue(Conversation.says(first, "shop0001") && !Conversation.says(first, "shop0060"));

    JsonNode second = asks("/registry list page=2", "Show previous: 1–40 of 60");
    assertTrue(Conversation.says(second, "shop0060") && !Conversation.says(second, "shop0001"));
    assertTrue(!Conversation.says(second, "Next"), second.toString());

    asks("/registry list page=99", "Show previous: 1–40 of 60");
    asks("/registry list ring=canary page=x", "x is not a page");
    asks("/registry sites page=2", "Show previous: 1–40 of 61");
  }

  @Test
  void whatIsOldIsShownAtOnceAndRenewedOnceBehindAllWhoAsk() {
    asks("/registry list", ALL);
    clock.advance(Duration.ofMinutes(1));
    talk.injectsFault("slow", "face", "azure", "millis", "2000");

    asks("/registry list", OLD);
    asks("/registry sites", OLD);
    asks("/registry list offline", OLD);
    talk.until(() -> reads().size() == 2 * ONE_READING, "it is not renewed: " + reads());
    talk.clearsFaults();
    talk.until(
        () -> !Conversation.says(asks("/registry list", ALL), OLD), "what was read is not shown");
    assertEquals(2 * ONE_READING, reads().size(), reads().toString());
  }

  @Test
  void whatIsTooOldIsNotShown() {
    asks("/registry list", ALL);
    clock.advance(Duration.ofHours(1));

    assertTrue(!Conversation.says(asks("/registry list", ALL), OLD));
    assertEquals(2 * ONE_READING, reads().size(), reads().toString());
  }

  @Test
  void whatARunHasChangedIsShownAtOnce() {
    asks("/registry list", ALL);
    talk.types(AMINA, EDGE_OPS, "/registry deploy lab-01 repos=pos workload=none");
    talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
    talk.sees(AMINA, "R1 · Succeeded");

    asks("/registry list", "61 connected registries of 61");
    asks("/registry show lab-01", "lab01");
  }

  @Test
  void aRemovalAsksTheClusterItself() {
    asks("/registry list", ALL);
    asks("/registry remove shop-0007 --dry-run", "shop-0007");

    assertTrue(reads().stream().anyMatch(each -> asksWhatRunsOn("shop-0007", each)));
    assertTrue(reads().stream().noneMatch(each -> asksWhatRunsOn("shop-0008", each)));
  }

  @Test
  void whereTheIndexMayNotBeQueriedEveryClusterIsAsked() {
    talk.injectsFault("403", "face", "azure", "path", "ResourceGraph");

    asks("/registry list", ALL);
    assertTrue(reads().stream().anyMatch(each -> asksWhatRunsOn("shop-0008", each)));
  }

  private static boolean asksWhatRunsOn(String cluster, String request) {
    return request.contains("/" + cluster + "/") && request.contains("/extensions?");
  }

  private JsonNode asks(String line, String says) {
    return talk.answers(() -> talk.types(AMINA, EDGE_OPS, line), AMINA, says);
  }

  /** What the bot asked of Resource Manager. */
  private List<String> reads() {
    return talk.requests().stream()
        .filter(each -> each.contains("/providers/") && each.contains("api-version"))
        .toList();
  }
}
