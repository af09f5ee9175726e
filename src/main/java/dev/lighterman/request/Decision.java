package dev.lighterman.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person can decide about a request, by a typed command or by a button. Stored by name. */
public enum Decision {
  APPROVE("approve"),
  REJECT("reject", "deny"),
  /** Withdraws a request that has not started, or halts one that runs. */
  CANCEL("cancel", "withdraw", "stop"),
  CONTINUE("continue", "resume"),
  /** Continues with the value that the failure suggests; only by a button. */
  CONTINUE_WITH("continue-with"),
  UNDO("undo", "rollback"),
  /** Ends a halted run and keeps the resources that it created. */
  LEAVE("leave"),
  /** Makes somebody else the owner of the request. */
  HANDOVER("handover", "hand-over", "assign");

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // a copied list of strings
  private final List<String> aliases;

  Decision(String word, String... aliases) {
    this.word = word;
    this.aliases = List.of(aliases);
  }

  /** The decision for a command word or an alias; empty if there is none. */
  public static Optional<Decision> of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word) || each.aliases.contains(word))
        .findFirst();
  }

  /** The command word. */
  public String word() {
    return word;
  }

  /** Other command words for it. */
  public List<String> aliases() {
    return aliases;
  }

  /** Whether it can be typed; false if it needs the value that a button carries. */
  public boolean typed() {
    return this != CONTINUE_WITH;
  }

  /** Whether it is valid only for the plan that the person saw. */
  public boolean bindsToPlan() {
    return this == APPROVE || this == REJECT;
  }
}
