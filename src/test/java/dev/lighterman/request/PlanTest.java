package dev.lighterman.request;

import static dev.lighterman.request.SampleStep.effect;
import static dev.lighterman.request.SampleStep.plan;
import static dev.lighterman.request.SampleStep.planned;
import static dev.lighterman.request.SampleStep.taking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.Effect.Kind;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan does, and what of it an approver has not seen. */
final class PlanTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP")
  void whatIsDoneToAThingOtherwiseThanApprovedWasNotSeen(Kind kind) {
    Plan now = plan(planned("token", kind));

    for (Kind seen : Kind.values()) {
      assertEquals(
          seen == kind ? List.of() : List.of(effect(kind, "token")),
          now.effectsNotIn(plan(planned("token", seen))),
          seen + " was seen");
    }
  }

  @Test
  void whatIsKeptNobodyNeedsToSee() {
    assertEquals(
        List.of(),
        plan(planned("token", Kind.KEEP)).effectsNotIn(plan(planned("other", Kind.CREATE))));
  }

  @Test
  void aThingIsTheSameInCapitalsAndAnotherByAnotherName() {
    Effect capitals = effect(Kind.CREATE, "TOKEN");
    Plan seen = plan(taking("token", Duration.ZERO, capitals));

    assertEquals(List.of(), plan(planned("token", Kind.CREATE)).effectsNotIn(seen));
    assertEquals(
        List.of(effect(Kind.CREATE, "token-2")),
        plan(planned("token", Kind.CREATE), planned("token-2", Kind.CREATE)).effectsNotIn(seen));
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, ADDS",
    "CHANGE, ADDS",
    "OVERWRITE, REMOVES",
    "DELETE, REMOVES",
    "TOUCHES_OTHERS, ADDS",
    "PASSING, ADDS",
    "KEEP, ADDS"
  })
  void theWorstOfItsEffectsIsItsRisk(Kind kind, Risk risk) {
    assertEquals(risk, plan(planned("scope-map", Kind.CREATE), planned("token", kind)).risk());
  }

  @Test
  void stepsSideBySideTakeAsLongAsTheLongestChain() {
    PlannedStep first = taking("first", Duration.ofSeconds(5), effect(Kind.CREATE, "first"));
    PlannedStep slow = taking("slow", Duration.ofSeconds(60), effect(Kind.CREATE, "slow"));
    PlannedStep last =
        taking("last", Duration.ofSeconds(7), effect(Kind.CREATE, "last"), "first", "slow");
    PlannedStep other =
        taking("other", Duration.ofSeconds(1), effect(Kind.CREATE, "other"), "first");

    assertEquals(Duration.ofSeconds(67), plan(first, slow, last, other).expectedDuration());
    assertEquals(Duration.ZERO, plan().expectedDuration());
  }

  @Test
  void noStepStandsBeforeWhatItNeedsOrTwice() {
    PlannedStep token = planned("token", Kind.CREATE, "scope-map");
    PlannedStep scopeMap = planned("scope-map", Kind.CREATE);

    assertEquals(2, plan(scopeMap, token).steps().size());
    assertThrows(IllegalArgumentException.class, () -> plan(token, scopeMap));
    assertThrows(IllegalArgumentException.class, () -> plan(scopeMap, scopeMap));
  }

  @Test
  void aSiteWhoseNameOthersHaveIsNamedInFull() {
    Plan plan = plan();
    assertEquals("store-104", plan.siteArgument());

    assertEquals("edge/store-104", named("edge/store-104").siteArgument());
    assertEquals("2222/edge/store-104", named("edge/store-104 (Marée)").siteArgument());
    // As earlier versions wrote them:
    assertEquals("edge/store-104", named("store-104 (edge)").siteArgument());
    assertEquals("2222/edge/store-104", named("store-104 (edge, Marée)").siteArgument());
  }

  private static Plan named(String siteName) {
    Plan plan = plan();
    return new Plan(
        plan.operation(),
        plan.site(),
        siteName,
        List.of(),
        List.of(),
        Set.of(),
        plan.details(),
        List.of(),
        List.of(PlainText.text("first")));
  }

  @Test
  void aNoteIsAddedToThoseThatAreThere() {
    assertEquals(
        List.of(PlainText.text("first"), PlainText.text("second")),
        named("store-104").withNote(PlainText.text("second")).notes());
  }
}
