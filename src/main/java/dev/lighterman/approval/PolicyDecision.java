package dev.lighterman.approval;

import dev.lighterman.value.Sentence;

/** Whether the policy allows somebody something. */
public sealed interface PolicyDecision {
  /**
   * It is allowed.
   *
   * @param rule the name of the rule that allows it
   */
  record Allowed(String rule) implements PolicyDecision {}

  /** It is denied; {@code why} also says what to do instead. */
  record Denied(Sentence why) implements PolicyDecision {}
}
