package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** One step of a plan as data and text; it does not execute anything. */
public interface Step {
  /** What the step ensures, as a sentence in the present tense. */
  Sentence description();

  /** What it does to each resource; empty for a step that only reads. */
  List<Effect> effects();

  /** What it makes or switches on that a removal and an undo leave, as others may use it. */
  default List<Sentence> staying() {
    return List.of();
  }

  /**
   * Which of that is there after an undo.
   *
   * @param undone how the step stands then
   */
  default List<Sentence> stayingAfter(StepProgress undone) {
    return staying();
  }

  /** All rights it needs to check, to execute and to undo. */
  Rights rights();

  /** The heading under which the status message shows it. */
  Phase phase();

  /** How long it usually takes. */
  Duration expectedDuration();

  /** The {@code az} or {@code kubectl} commands that do the same, with secrets as {@code <…>}. */
  List<String> commands();

  /** The commands that undo it; empty if there is nothing to undo or no command for it. */
  default List<String> undoCommands() {
    return List.of();
  }
}
