package dev.lighterman.approval;

import dev.lighterman.value.Sentence;

/** Whether somebody may. */
public sealed interface Decision {
  /**
   * Yes.
   *
   * @param rule the name of the rule that says so
   */
  record Allowed(String rule) implements Decision {}

  /** No, and what to do instead. */
  record Denied(Sentence why) implements Decision {}
}
