package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.FakeDetails;
import dev.lighterman.settings.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class FirstSeenTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String SITE = "store-101";

  private final StoreSettings settings;
  private Store store;

  FirstSeenTest(TestDatabase kind, @TempDir Path directory) {
    settings = kind.fresh(directory);
    store = open();
  }

  private Store open() {
    return Store.open(settings, new PlanJson(FakeDetails.formats(Map.of())));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsSeenAgainWasSeenFirstBefore() {
    assertEquals(Map.of(), look(MONDAY, "A"));
    assertEquals(Map.of("A", MONDAY), look(MONDAY.plus(DAY), "A"));
    assertEquals(Map.of("A", MONDAY), look(MONDAY.plus(DAY), "A", "B"));
    assertEquals(
        Map.of("A", MONDAY, "B", MONDAY.plus(DAY)), look(MONDAY.plusSeconds(90_000), "A", "B"));
  }

  @Test
  void anotherStartOfTheBotKnowsItToo() {
    look(MONDAY, "A");
    store.close();
    store = open();

    assertEquals(Map.of("A", MONDAY), look(MONDAY.plus(DAY), "A"));
  }

  @Test
  void whatWasWellMeanwhileIsNewAgain() {
    look(MONDAY, "A", "B");
    look(MONDAY.plus(DAY), "B");

    assertEquals(Map.of("B", MONDAY), look(MONDAY.plus(DAY), "A", "B"));
    look(MONDAY.plus(DAY));
    assertEquals(Map.of(), look(MONDAY.plus(DAY), "B"));
  }

  @Test
  void afterAWeekWithoutALookNobodyKnowsWhetherItWasWellMeanwhile() {
    look(MONDAY, "A");
    Instant friday = MONDAY.plus(DAY.multipliedBy(4));
    assertEquals(Map.of("A", MONDAY), look(friday, "A"));
    assertEquals(Map.of("A", MONDAY), look(friday.plus(DAY.multipliedBy(6)), "A"));

    Instant later = friday.plus(DAY.multipliedBy(13));
    assertEquals(Map.of(), look(later, "A"));
    assertEquals(Map.of("A", later), look(later.plus(DAY), "A"));
  }

  @Test
  void eachSiteHasItsOwn() {
    look(MONDAY, "A");

    assertEquals(Map.of(), store.firstSeen().look("store-102", Set.of("A"), MONDAY.plus(DAY)));
    assertEquals(Map.of("A", MONDAY), look(MONDAY.plus(DAY), "A"));
  }

  @Test
  void whoeverHoldsTheDatabaseKeepsNobodyFromAnAnswer() {
    look(MONDAY, "A");
    store
        .database()
        .transact(writer -> {
          writer.handle().execute("UPDATE first_seen SET seen = seen WHERE site = ?", SITE);
          assertEquals(Map.of("A", MONDAY), lookElsewhere());
        });
  }

  /** As another thread would, while this one holds the writer. */
  private Map<String, Instant> lookElsewhere() {
    return CompletableFuture.supplyAsync(() -> look(MONDAY.plus(DAY), "A", "B")).join();
  }

  private Map<String, Instant> look(Instant now, String... causes) {
    return store.firstSeen().look(SITE, Set.of(causes), now);
  }
}
