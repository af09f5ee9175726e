package dev.lighterman.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person can decide about a request: by a typed word, by a button, and as it is stored. */
public enum Decision {
  APPROVE("approve"),
  REJECT("reject", "deny"),
  /** Withdraws what has not begun, and halts what runs. */
  CANCEL("cancel", "withdraw", "stop"),
  CONTINUE("continue", "resume"),
  /** Continues with the value that the failure offers; by a button only. */
  CONTINUE_WITH("continue-with"),
  UNDO("undo", "rollback"),
  /** Ends a halted run and keeps what it made. */
  LEAVE("leave");

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // a copied list of strings
  private final List<String> aliases;

  Decision(String word, String... aliases) {
    this.word = word;
    this.aliases = List.of(aliases);
  }

  /** The decision of a word or of its alias, if it is one. */
  public static Optional<Decision> of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word) || each.aliases.contains(word))
        .findFirst();
  }

  /** The word for it. */
  public String word() {
    return word;
  }

  /** Other words for it. */
  public List<String> aliases() {
    return aliases;
  }

  /** Whether people may type it: all but what needs the value that a button carries. */
  public boolean typed() {
    return this != CONTINUE_WITH;
  }

  /** Whether it counts for the plan that the person saw, and for no other. */
  public boolean bindsToPlan() {
    return this == APPROVE || this == REJECT;
  }
}
