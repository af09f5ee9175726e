package dev.lighterman.operation;

import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Decision;
import dev.lighterman.value.Sentence;
import java.util.Arrays;
import java.util.List;

/** A typed decision about an existing request; the workflow carries it out. */
public record DecisionCommand(Decision decision) implements Operation {
  /** All decisions that can be typed, in help order. */
  public static List<DecisionCommand> all() {
    return Arrays.stream(Decision.values())
        .filter(Decision::typed)
        .map(DecisionCommand::new)
        .toList();
  }

  @Override
  public Usage usage() {
    return new Usage(
        decision.word(),
        decision.aliases(),
        Sentence.of("operation." + decision.word()),
        List.of(
            new Argument("REQUEST", Sentence.of("argument.request"), Argument.Arity.ONE),
            decision == Decision.HANDOVER
                ? new Argument("@PERSON", Sentence.of("argument.person"), Argument.Arity.ONE)
                : new Argument("WHY", Sentence.of("argument.why"), Argument.Arity.MANY)),
        List.of());
  }
}
