package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * An option value that the plan uses, with its source.
 *
 * @param option the option's canonical long name
 * @param source where the value comes from, such as <em>lowest free</em> or <em>as you typed</em>
 * @param typed whether the asker typed it
 * @param claim the claim that the plan holds for this value; null if there is none, and in old
 *     stored plans
 */
public record Choice(
    String option, String value, Sentence source, boolean typed, @Nullable Claim claim) {
  public Choice(String option, String value, Sentence source, boolean typed) {
    this(option, value, source, typed, null);
  }

  /** A copy with the claim for this value. */
  public Choice with(Claim newClaim) {
    return new Choice(option, value, source, typed, newClaim);
  }
}
