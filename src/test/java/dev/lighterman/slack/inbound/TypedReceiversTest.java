package dev.lighterman.slack.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.Decision;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.slack.workspace.NamedPeople.Named;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.SuggestedCommand;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TypedReceiversTest {
  private static final List<Named> ROSSI =
      List.of(
          new Named(new Person("U04LEAD"), "Chiara Rossi (@chiara)", List.of("chiara rossi")),
          new Named(new Person("U05OTHER"), "Paolo Rossi (@paolo)", List.of("paolo rossi")));

  private final TypedReceivers receivers =
      new TypedReceivers(name -> name.equals("Rossi") ? ROSSI : List.of());

  @Test
  void whereSeveralHaveTheNameItIsAskedWhoIsMeant() {
    AskerMustAct which =
        assertThrows(AskerMustAct.class, () -> receivers.identified(handover("Rossi")));

    assertEquals("slack.several-called", which.why().key());
    assertEquals(
        List.of("handover R24 U04LEAD", "handover R24 U05OTHER"),
        which.suggestions().stream().map(SuggestedCommand::words).toList());
  }

  @Test
  void anIdAndNobodyAtAllAreNotLookedUp() {
    for (RecordedDecision decided : List.of(handover("U04LEAD"), handover(""))) {
      assertSame(decided, receivers.identified(decided));
    }
  }

  @Test
  void theReasonOfAnotherDecisionIsNoName() {
    RecordedDecision rejected = decision(Decision.REJECT, "Rossi");

    assertSame(rejected, receivers.identified(rejected));
  }

  private static RecordedDecision handover(String typed) {
    return decision(Decision.HANDOVER, typed);
  }

  private static RecordedDecision decision(Decision what, String typed) {
    return new RecordedDecision(
        "key",
        what,
        new RequestNumber(24),
        null,
        new Person("U01ASKER"),
        new Channel("C01EDGEOPS"),
        typed,
        Instant.EPOCH);
  }
}
