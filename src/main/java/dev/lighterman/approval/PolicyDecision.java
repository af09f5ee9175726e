package dev.lighterman.approval;

import dev.lighterman.value.Sentence;

/** Whether somebody may. */
public sealed interface PolicyDecision {
  /**
   * Yes.
   *
   * @param rule the name of the rule that says so
   */
  record Allowed(String rule) implements PolicyDecision {}

  /** No, and what to do instead. */
  record Denied(Sentence why) implements PolicyDecision {}
}
