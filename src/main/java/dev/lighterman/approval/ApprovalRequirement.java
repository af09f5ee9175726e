package dev.lighterman.approval;

import java.time.Duration;
import java.util.List;

/**
 * Whose approval something takes.
 *
 * @param rule the name of the rule that says so; empty where none does, so that nobody may
 * @param by groups, persons or <em>any full member</em>, as sentences take them
 * @param count how many of them; 0 where the policy itself approves
 * @param within how long they have
 * @param reason whether they have to say why
 */
public record ApprovalRequirement(
    String rule, List<Object> by, int count, Duration within, boolean reason) {
  public ApprovalRequirement {
    by = List.copyOf(by);
  }

  /** Whether any person has to approve. */
  public boolean needed() {
    return count > 0;
  }
}
