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
 */
public record ApprovalContext(
    Optional<Sentence> request,
    List<Sentence> warnings,
    Optional<Sentence> freeze,
    History history) {
  public static final ApprovalContext NONE =
      new ApprovalContext(Optional.empty(), List.of(), Optional.empty(), History.NONE);

  public ApprovalContext {
    warnings = List.copyOf(warnings);
  }

  /**
   * What came of earlier requests.
   *
   * @param replaces the approved request in whose place this one is asked for, and what is new
   *     since; empty if there is none
   * @param before what happened at the site, and how long something similar took
   */
  public record History(Optional<Sentence> replaces, List<Sentence> before) {
    public static final History NONE = new History(Optional.empty(), List.of());

    public History {
      before = List.copyOf(before);
    }
  }
}
