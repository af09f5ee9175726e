package dev.lighterman.status;

import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What people who decide on a plan have to know besides it.
 *
 * @param warnings what stands in the way of an approval
 * @param freeze the freeze that keeps an approved request from starting
 * @param history what happened at the site before
 */
public record ApprovalContext(
    List<Sentence> warnings, Optional<Sentence> freeze, List<Sentence> history) {
  public static final ApprovalContext NONE =
      new ApprovalContext(List.of(), Optional.empty(), List.of());

  public ApprovalContext {
    warnings = List.copyOf(warnings);
    history = List.copyOf(history);
  }
}
