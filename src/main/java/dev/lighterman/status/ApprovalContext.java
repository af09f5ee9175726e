package dev.lighterman.status;

import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What people who decide on a plan have to know besides it.
 *
 * @param request what a person who is asked to look first has to do; empty for others
 * @param warnings what stands in the way of an approval
 * @param freeze the freeze that keeps an approved request from starting
 * @param history what happened at the site before
 */
public record ApprovalContext(
    Optional<Sentence> request,
    List<Sentence> warnings,
    Optional<Sentence> freeze,
    List<Sentence> history) {
  public static final ApprovalContext NONE =
      new ApprovalContext(Optional.empty(), List.of(), Optional.empty(), List.of());

  public ApprovalContext {
    warnings = List.copyOf(warnings);
    history = List.copyOf(history);
  }
}
