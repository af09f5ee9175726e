package dev.lighterman.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is lost, and nothing but what was in hand happens twice, whenever it is killed. */
final class CrashRecoveryTest {
  private static final int KILLS = 5;
  private static final int ALL = CrashingWorkflow.REQUESTS * CrashingWorkflow.STEPS;
  private static final long SEED = 20261124;

  @ParameterizedTest
  @EnumSource
  @Execution(CONCURRENT)
  void killedAgainAndAgainItGoesOnWhereItWas(
      TestDatabase kind, @TempDir Path directory, TestReporter report) throws Exception {
    StoreSettings settings = kind.fresh(directory);
    Path effects = directory.resolve("effects");
    var children = new ChildProcess(CrashingWorkflow.class, directory.resolve("output"));
    var random = new Random(SEED);

    for (int kill = 1; kill <= KILLS; kill++) {
      int before = lines(effects).size();
      Process process = children.start(settings, effects);
      awaitMore(process, effects, before + random.nextInt(1, 8));
      process.destroyForcibly().waitFor();
    }
    Process last = children.start(settings, effects);

    assertTrue(last.waitFor(180, TimeUnit.SECONDS), "it did not come to its end");
    assertEquals(0, last.exitValue(), children::printed);
    List<String> happened = lines(effects);
    assertEquals(ALL, new HashSet<>(happened).size(), "every effect, and no other");
    int inHand = CrashingWorkflow.REQUESTS * 2;
    int repeated = happened.size() - ALL;
    report.publishEntry(Map.of("effects", "" + ALL, "repeated", "" + repeated));
    assertTrue(repeated <= KILLS * inHand, "only what was in hand is repeated: " + repeated);
    assertSucceeded(settings);
  }

  private static void assertSucceeded(StoreSettings settings) {
    try (var store =
        Store.open(
            settings, new PlanJson(FakeDetails.formats(Map.of("thing/1", FakeStep.class))))) {
      var requests = store.requests().recent(100);
      assertEquals(CrashingWorkflow.REQUESTS, requests.size(), "no request is doubled");
      assertTrue(requests.stream().allMatch(each -> each.state() instanceof Succeeded));
      assertTrue(store.claims().held().isEmpty());
      assertEquals(Optional.empty(), store.audit().firstTamperedRow());
    }
  }

  /** Waits until more has happened, or all of it. */
  private static void awaitMore(Process process, Path effects, int wanted) throws Exception {
    while (process.isAlive() && lines(effects).size() < wanted) {
      boolean _ = process.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
