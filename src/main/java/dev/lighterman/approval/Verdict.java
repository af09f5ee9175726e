package dev.lighterman.approval;

import dev.lighterman.value.Sentence;

/** Whether somebody may. */
public sealed interface Verdict {
  /**
   * Yes.
   *
   * @param rule the name of the rule that says so
   */
  record Allowed(String rule) implements Verdict {}

  /** No, and what to do instead. */
  record Denied(Sentence why) implements Verdict {}
}
