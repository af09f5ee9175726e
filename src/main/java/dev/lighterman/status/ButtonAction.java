package dev.lighterman.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a button does when it is pressed. */
public enum ButtonAction {
  APPROVE,
  /** Asks for the reason first. */
  APPROVE_WHY,
  /** Asks for the reason first. */
  REJECT,
  WITHDRAW,
  STOP,
  CONTINUE,
  /** Continues with the value that a failed step offers. */
  CONTINUE_WITH,
  UNDO,
  LEAVE,
  /** Shows what to type instead. */
  AZ,
  /** Runs the words that are its value. */
  SAY;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** How messages speak of it; those that were posted before know it by no other word. */
  public String word() {
    return word;
  }

  /** What a button of a message does; nothing that is known where the message is too old. */
  public static Optional<ButtonAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
