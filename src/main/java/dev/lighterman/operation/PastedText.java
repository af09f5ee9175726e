package dev.lighterman.operation;

import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** What a person is asked to paste before a query is answered. */
public interface PastedText {
  Sentence title();

  /** What is to be pasted. */
  Sentence label();

  /** The commands that print it. */
  String commands();

  /** Why a text can't be read, and what was expected; empty if it can. Asks nobody. */
  Optional<Sentence> refusal(String text);

  /** Answers from the current state and from a text that can be read. */
  Answer answer(String text);
}
