package dev.lighterman.acceptance.saga;

import static dev.lighterman.acceptance.Conversation.AMINA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything is broken at once. Each time the run halts, people mend what its message names, and
 * nothing else, and continued it.
 */
final class AllFaultsScenario {
  private final Conversation talk;
  private final AdjustableClock clock;
  private final List<StepFault> left;

  AllFaultsScenario(Conversation talk, AdjustableClock clock, List<StepFault> faults) {
    this.talk = talk;
    this.clock = clock;
    this.left = new ArrayList<>(faults);
  }

  /** Until every trouble was met, after this message. */
  void run(JsonNode approved) {
    JsonNode last = approved;
    int seen = 0;
    while (!left.isEmpty()) {
      JsonNode halted = halts(last, seen);
      mends(named(halted));
      seen = talk.requests().size();
      talk.presses(AMINA, halted, "continue");
      last = halted;
    }
  }

  /** It stands still, if need be after a wait that nobody has the patience for. */
  private JsonNode halts(JsonNode earlier, int seen) {
    Set<StepFault> outlasted = new HashSet<>();
    return talk.until(
        () -> {
          left.stream()
              .filter(
                  each -> !outlasted.contains(each) && each.advancesPastTimeout(talk, seen, clock))
              .forEach(outlasted::add);
          return talk.said(earlier, AMINA, "stopped at step", "Cause: ").findFirst();
        },
        () -> "not halted by any of " + left + talk.texts(AMINA));
  }

  /** The trouble that the message tells, perhaps once somebody has looked at the site. */
  private StepFault named(JsonNode halted) {
    return talk.until(
        () ->
            left.stream()
                .filter(each ->
                    talk.visibleTo(AMINA)
                        .filter(message -> message.path("ts").equals(halted.path("ts")))
                        .anyMatch(each::isToldIn))
                .findFirst(),
        () -> halted.path("text") + " is none of " + left);
  }

  private void mends(StepFault met) {
    left.remove(met);
    talk.clearsFaults();
    met.injectBeforeRequest(talk);
    left.forEach(each -> each.injectAll(talk));
  }
}
