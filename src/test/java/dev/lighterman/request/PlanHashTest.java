package dev.lighterman.request;

import static dev.lighterman.request.SampleStep.plan;
import static dev.lighterman.request.SampleStep.planned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.PlanHash.AddedLater;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an approval is about: another plan has another hash. */
final class PlanHashTest {
  private static final Choice ADDRESS = choice("service-ip", "10.0.0.50");
  private static final Choice REGISTRY = choice("registry", "myacrregistry");
  private static final PlannedStep TOKEN = planned("token", Kind.CREATE);
  private static final PlannedStep SCOPE_MAP = planned("scope-map", Kind.CREATE);

  private static final PlanHash HASH =
      PlanHash.of(plan("deploy", "store-104", List.of(ADDRESS, REGISTRY), SCOPE_MAP, TOKEN));

  @Test
  void operationAndSiteCount() {
    assertNotEquals(HASH, of("remove", "store-104"));
    assertNotEquals(HASH, of("deploy", "store-105"));
    assertEquals(HASH, of("deploy", "store-104"));
  }

  @Test
  void whichValueIsChosenForWhichOptionCounts() {
    assertNotEquals(HASH, chosen(ADDRESS));
    assertNotEquals(HASH, chosen(choice("service-ip", "10.0.0.51"), REGISTRY));
    assertNotEquals(HASH, chosen(choice("service-address", "10.0.0.50"), REGISTRY));
    assertEquals(HASH, chosen(REGISTRY, ADDRESS), "their order does not");
  }

  @Test
  void whatHappensToWhichThingCounts() {
    assertNotEquals(HASH, doing(SCOPE_MAP));
    assertNotEquals(HASH, doing(SCOPE_MAP, planned("token", Kind.DELETE)));
    assertNotEquals(HASH, doing(SCOPE_MAP, planned("another-token", Kind.CREATE)));
    assertNotEquals(HASH, doing(SCOPE_MAP, TOKEN, planned("data-endpoint", Kind.KEEP)));
  }

  @Test
  void everythingThatAStepIsMadeOfCounts() {
    var ten = new PlannedStep(new StepId("wait"), new Waiting(10, Set.of("a", "b")), Set.of());
    var same = new PlannedStep(new StepId("wait"), new Waiting(10, Set.of("b", "a")), Set.of());
    var eleven = new PlannedStep(new StepId("wait"), new Waiting(11, Set.of("a", "b")), Set.of());

    assertEquals(doing(ten), doing(same));
    assertNotEquals(doing(ten), doing(eleven));
  }

  private static final class Earlier {
    record Stored(String name) {}
  }

  private static final class Later {
    record Stored(
        String name, @AddedLater List<String> options, @AddedLater @Nullable String kept) {}
  }

  @Test
  void whatEarlierVersionsDidNotKnowCountsOnlyWithAValue() {
    String earlier = CanonicalForm.of(new Earlier.Stored("a"));

    assertEquals(earlier, CanonicalForm.of(new Later.Stored("a", List.of(), null)));
    assertNotEquals(earlier, CanonicalForm.of(new Later.Stored("a", List.of("b"), null)));
    assertNotEquals(earlier, CanonicalForm.of(new Later.Stored("a", List.of(), "b")));
  }

  @Test
  void anApprovalOfAnEarlierVersionIsStillOneOfItsPlan() {
    var plan = plan("deploy", "store-104", List.of(ADDRESS, REGISTRY), SCOPE_MAP, TOKEN);
    String effects =
        plan.effects().stream()
            .map(effect -> effect.kind() + " " + effect.subject())
            .sorted()
            .collect(Collectors.joining("\n"));
    var earlier =
        new PlanHash(
            Sha256.of(
                "deploy\n\n"
                    + plan.site()
                    + "\n\nchoice registry=myacrregistry\nchoice service-ip=10.0.0.50\n\n"
                    + effects));

    assertTrue(earlier.isOf(plan));
    assertFalse(earlier.isOf(plan("deploy", "store-104", List.of(ADDRESS), SCOPE_MAP, TOKEN)));
    assertTrue(PlanHash.of(plan).isOf(plan));
  }

  /** A step without effects. */
  private record Waiting(int seconds, Set<String> names) implements InertStep {
    @Override
    public Sentence description() {
      return Sentence.of("step.busy", "what", "x");
    }

    @Override
    public Duration expectedDuration() {
      return Duration.ofSeconds(seconds);
    }
  }

  @Test
  void peopleReadItsBeginning() {
    assertEquals("ab".repeat(4), new PlanHash("ab".repeat(32)).brief());
    assertThrows(IllegalArgumentException.class, () -> new PlanHash("ab"));
  }

  private static PlanHash of(String operation, String site) {
    return PlanHash.of(plan(operation, site, List.of(ADDRESS, REGISTRY), SCOPE_MAP, TOKEN));
  }

  private static PlanHash chosen(Choice... choices) {
    return PlanHash.of(plan("deploy", "store-104", List.of(choices), SCOPE_MAP, TOKEN));
  }

  private static PlanHash doing(PlannedStep... steps) {
    return PlanHash.of(plan("deploy", "store-104", List.of(ADDRESS, REGISTRY), steps));
  }

  private static Choice choice(String option, String value) {
    return new Choice(option, value, PlainText.text("as you typed"), true);
  }
}
