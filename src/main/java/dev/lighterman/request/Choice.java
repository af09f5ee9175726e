package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A value that the plan uses, with its source.
 *
 * @param option the option's canonical long name
 * @param source why this value, such as <em>lowest free</em> or <em>as you typed</em>
 * @param typed whether the asker gave it in so many words
 * @param claim the plan's claim that this value led to; null where there is none, and in plans that
 *     were stored without
 */
public record Choice(
    String option, String value, Sentence source, boolean typed, @Nullable Claim claim) {
  public Choice(String option, String value, Sentence source, boolean typed) {
    this(option, value, source, typed, null);
  }

  /** The same, with the claim that it led to. */
  public Choice with(Claim leadsTo) {
    return new Choice(option, value, source, typed, leadsTo);
  }
}
