package dev.lighterman.approval;

import java.time.Duration;
import java.util.List;

/**
 * Whose approval a change needs.
 *
 * @param rule the name of the rule that says so; empty if no rule matches, and then nobody may
 *     approve
 * @param by groups, persons or <em>any full member</em>, as values of sentences
 * @param count how many of them; 0 if the policy itself approves
 * @param within how long they have
 * @param reason whether they have to give a reason
 */
public record ApprovalRequirement(
    String rule, List<Object> by, int count, Duration within, boolean reason) {
  public ApprovalRequirement {
    by = List.copyOf(by);
  }

  /** Whether people have to approve. */
  public boolean needed() {
    return count > 0;
  }
}
