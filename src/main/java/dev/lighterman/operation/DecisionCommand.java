package dev.lighterman.operation;

import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.value.Sentence;
import java.util.List;

/** A word about a request that is already there; the workflow carries it out. */
public enum DecisionCommand implements Operation {
  APPROVE("approve", List.of()),
  REJECT("reject", List.of("deny")),
  CANCEL("cancel", List.of("withdraw", "stop")),
  CONTINUE("continue", List.of("resume")),
  UNDO("undo", List.of("rollback")),
  LEAVE("leave", List.of());

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings and copied lists
  private final Usage usage;

  DecisionCommand(String verb, List<String> aliases) {
    this.usage =
        new Usage(
            verb,
            aliases,
            Sentence.of("operation." + verb),
            List.of(
                new Argument("REQUEST", Sentence.of("argument.request"), Argument.Arity.ONE),
                new Argument("WHY", Sentence.of("argument.why"), Argument.Arity.MANY)),
            List.of());
  }

  @Override
  public Usage usage() {
    return usage;
  }
}
