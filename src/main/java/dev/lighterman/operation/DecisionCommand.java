package dev.lighterman.operation;

import dev.lighterman.command.Argument;
import dev.lighterman.command.Option;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Decision;
import dev.lighterman.request.Intent;
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
    boolean toSomebody = decision == Decision.HANDOVER;
    return new Usage(
        decision.word(),
        decision.aliases(),
        Sentence.of("operation." + decision.word()),
        List.of(
            new Argument(
                Sentence.of("placeholder.request"),
                Sentence.of("argument.request"),
                Argument.Arity.ONE),
            toSomebody
                ? new Argument(
                    Sentence.of("placeholder.person"),
                    Sentence.of("argument.person"),
                    Argument.Arity.ONE)
                : why()),
        toSomebody ? List.of() : List.of(reason()));
  }

  /** The reason as the words at the end. */
  static Argument why() {
    return new Argument(
        Sentence.of("placeholder.why"), Sentence.of("argument.why"), Argument.Arity.MANY);
  }

  /** The reason as changes take it. */
  static Option reason() {
    return new Option(Intent.REASON, List.of("why"), Sentence.of("argument.why"), Option.Kind.ONE);
  }
}
