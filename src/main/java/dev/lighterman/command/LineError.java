package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.SequencedCollection;

/** Thrown for the first that is wrong in a line; the rest of the line can still be parsed. */
final class LineError extends RuntimeException {
  private final transient AskerMustAct refusal;
  private final transient List<CommandToken> rest;
  private final boolean corrected;

  private LineError(AskerMustAct refusal, List<CommandToken> rest, boolean corrected) {
    super(refusal);
    this.refusal = refusal;
    this.rest = List.copyOf(rest);
    this.corrected = corrected;
  }

  /** An error that its first suggestion corrects. */
  static LineError corrected(AskerMustAct refusal) {
    return new LineError(refusal, Tokenizer.split(refusal.suggestions().getFirst().words()), true);
  }

  /**
   * An error that only the person can correct.
   *
   * @param rest the line without it
   */
  static LineError without(List<CommandToken> rest, AskerMustAct refusal) {
    return new LineError(refusal, rest, false);
  }

  Sentence why() {
    return refusal.why();
  }

  List<CommandToken> rest() {
    return rest;
  }

  /**
   * All errors of a line as one, with the line in which all are corrected, if they can be.
   *
   * @param errors at least one; each is the first in what the one before it left
   * @param readable whether what the last one left can be parsed
   */
  static AskerMustAct all(
      SequencedCollection<LineError> errors, boolean readable, SuggestedCommand help) {
    List<AskerMustAct> refusals = errors.stream().map(each -> each.refusal).toList();
    if (!readable || !errors.stream().allMatch(each -> each.corrected)) {
      return CombinedRefusal.of(refusals, List.of(help));
    }
    SuggestedCommand corrected =
        SuggestedCommand.all(
            refusals.stream().map(each -> each.suggestions().getFirst()).toList(),
            CommandToken.line(errors.getLast().rest));
    return CombinedRefusal.of(refusals, List.of(corrected, help));
  }
}
