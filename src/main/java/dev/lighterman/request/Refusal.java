package dev.lighterman.request;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import java.util.List;

/**
 * Why no plan can be made.
 *
 * @param offers commands that the asker could use instead, the best first
 * @param mustAct who must act before the same words can succeed
 */
public record Refusal(Sentence why, List<SuggestedCommand> offers, MustAct mustAct) {

  /** Who must act. */
  public enum MustAct {
    ASKER,
    /** Whoever runs the bot, a cluster or a subscription. */
    OPERATOR,
    /** It ends by itself, or happens once. */
    NOBODY
  }

  public Refusal {
    offers = List.copyOf(offers);
  }

  public static Refusal of(AskerMustAct refusal) {
    return new Refusal(refusal.why(), refusal.suggestions(), MustAct.ASKER);
  }

  public static Refusal of(OperatorMustAct problem) {
    Sentence why =
        Sentence.of("workflow.operator", "why", problem.why()).with("remedy", problem.remedy());
    return new Refusal(why, List.of(), MustAct.OPERATOR);
  }

  public static Refusal of(TryLater later) {
    return new Refusal(later.answer(), List.of(), MustAct.NOBODY);
  }

  /** For what was not foreseen. */
  public static Refusal ourFault() {
    return new Refusal(Sentence.of("workflow.our-fault.planning"), List.of(), MustAct.NOBODY);
  }
}
