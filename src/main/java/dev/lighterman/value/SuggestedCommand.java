package dev.lighterman.value;

import java.util.List;

/**
 * Something that a person can do instead, as a button and as words to type.
 *
 * @param label what the button says
 * @param words the command's words, without the command itself
 */
public record SuggestedCommand(Sentence label, String words) {
  /** Several at once. */
  public static SuggestedCommand all(List<SuggestedCommand> several, String words) {
    List<Sentence> labels = several.stream().map(SuggestedCommand::label).toList();
    return new SuggestedCommand(Sentence.of("offer.all", "offers", labels), words);
  }
}
