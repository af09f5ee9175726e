package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.RecordedDecision.Verb;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecordedDecisionTest {
  private static final PlanHash HASH = new PlanHash("a".repeat(64));

  @Test
  void aVoteIsAboutThePlanThatWasSeen() {
    assertEquals(HASH, wish("trigger-1", Verb.APPROVE, HASH).seenPlan());
    assertThrows(IllegalArgumentException.class, () -> wish("trigger-1", Verb.APPROVE, null));
    assertThrows(IllegalArgumentException.class, () -> wish("trigger-1", Verb.REJECT, null));
  }

  @Test
  void whoStopsARunNeedNotHaveSeenItsPlan() {
    assertEquals(Verb.CANCEL, wish("trigger-1", Verb.CANCEL, null).verb());
    assertThrows(IllegalArgumentException.class, () -> wish("trigger-1", Verb.CANCEL, HASH));
  }

  @Test
  void withoutAKeyItCouldHappenTwice() {
    assertThrows(IllegalArgumentException.class, () -> wish(" ", Verb.UNDO, null));
  }

  private static RecordedDecision wish(String key, Verb verb, @Nullable PlanHash plan) {
    return new RecordedDecision(
        key,
        verb,
        new RequestNumber(412),
        plan,
        new Person("U02APPROVER"),
        new Channel("C01EDGEOPS"),
        "",
        Instant.EPOCH);
  }
}
