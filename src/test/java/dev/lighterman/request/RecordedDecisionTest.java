package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertTrue(wish("trigger-1", Decision.APPROVE, HASH).saw(HASH));
    assertFalse(wish("trigger-1", Decision.APPROVE, HASH).saw(new PlanHash("b".repeat(64))));
    assertFalse(wish("trigger-1", Decision.REJECT, null).saw(HASH));
  }

  @Test
  void whoStopsARunNeedNotHaveSeenItsPlan() {
    assertEquals(Decision.CANCEL, wish("trigger-1", Decision.CANCEL, null).decision());
    assertThrows(IllegalArgumentException.class, () -> wish("trigger-1", Decision.CANCEL, HASH));
  }

  @Test
  void withoutAKeyItCouldHappenTwice() {
    assertThrows(IllegalArgumentException.class, () -> wish(" ", Decision.UNDO, null));
  }

  private static RecordedDecision wish(String key, Decision verb, @Nullable PlanHash plan) {
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
