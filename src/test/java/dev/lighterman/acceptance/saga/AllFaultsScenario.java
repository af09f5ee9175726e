package dev.lighterman.acceptance.saga;

import static dev.lighterman.acceptance.Conversation.AMINA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything is broken at once. Each time the run halts, people mend what its message names, and
 * nothing else, and continue it.
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

  /**
   * It stands still, if need be after waits that nobody has the patience for. What looks like a
   * wait may be somebody's look at the site before that begins, so time goes on whenever it looks.
   */
  private JsonNode halts(JsonNode earlier, int seen) {
    Map<StepFault, Integer> seenBy = new HashMap<>();
    return talk.until(
        () -> {
          for (StepFault each : left) {
            if (each.advancesPastTimeout(talk, seenBy.getOrDefault(each, seen), clock)) {
              seenBy.put(each, talk.requests().size());
            }
          }
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
