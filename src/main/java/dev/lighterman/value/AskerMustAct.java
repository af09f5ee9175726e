package dev.lighterman.value;

import java.util.List;

/**
 * Thrown for what the person who asked has to correct: a word, a value, a choice. Nothing was
 * changed.
 *
 * @see OperatorMustAct
 * @see TryLater
 */
public final class AskerMustAct extends RuntimeException {
  private final transient Sentence why;
  private final transient List<SuggestedCommand> suggestions;

  public AskerMustAct(Sentence why, SuggestedCommand... suggestions) {
    super(why.toString());
    this.why = why;
    this.suggestions = List.of(suggestions);
  }

  public Sentence why() {
    return why;
  }

  /** What the person could do instead, the best first. */
  public List<SuggestedCommand> suggestions() {
    return suggestions;
  }
}
