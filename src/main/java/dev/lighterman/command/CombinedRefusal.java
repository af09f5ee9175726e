package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;

/** Several refusals that have nothing to do with each other, told at once. */
public final class CombinedRefusal {
  private CombinedRefusal() {}

  /**
   * All as one; one alone stays as it is.
   *
   * @param refusals at least one
   * @param suggestions what corrects all of several
   */
  public static AskerMustAct of(List<AskerMustAct> refusals, List<SuggestedCommand> suggestions) {
    if (refusals.size() == 1) {
      return refusals.getFirst();
    }
    Sentence all = Sentence.of("refusal.several", "count", refusals.size());
    for (AskerMustAct each : refusals) {
      all = Sentence.of("refusal.of-several", "before", all).with("refusal", each.why());
    }
    return new AskerMustAct(all, suggestions.toArray(SuggestedCommand[]::new));
  }
}
