package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** What a plan knows of one thing that it ensures: data and words, nothing that acts. */
public interface Step {
  /** What it ensures, as a sentence in the present tense. */
  Sentence description();

  /** What it does to each thing it touches; empty for a step that only looks. */
  List<Effect> effects();

  /** Every right it needs, to look, to act and to undo. */
  Rights rights();

  /** The heading of the status message under which people look for it. */
  Phase phase();

  /** How long it usually takes. */
  Duration expectedDuration();

  /** The {@code az} or {@code kubectl} lines that do the same, secrets as {@code <…>}. */
  List<String> commands();

  /** The lines that take back what it did; none where it did nothing, or no line takes it back. */
  default List<String> undoCommands() {
    return List.of();
  }
}
