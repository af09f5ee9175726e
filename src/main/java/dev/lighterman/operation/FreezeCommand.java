package dev.lighterman.operation;

import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Intent;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The typed kill switch for all changes; the workflow carries it out. */
public record FreezeCommand() implements Operation {
  private static final String VERB = "freeze";
  private static final String ON = "on";
  private static final String OFF = "off";

  /**
   * What is ordered.
   *
   * @param on whether changes are to be frozen
   * @param why the reason; may be empty
   */
  public record Order(boolean on, String why) {}

  @Override
  public Usage usage() {
    return new Usage(
        VERB,
        List.of(),
        Sentence.of("operation.freeze"),
        List.of(
            new Argument(
                Sentence.of("placeholder.on-off"),
                Sentence.of("argument.freeze"),
                Argument.Arity.ONE),
            DecisionCommand.why()),
        List.of(DecisionCommand.reason()));
  }

  /**
   * The order; empty if it is only asked whether changes are frozen.
   *
   * @throws AskerMustAct if it is neither on nor off
   */
  public static Optional<Order> order(Intent intent) {
    List<String> words = intent.words();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String why = intent.reasonInWords();
    return Optional.of(
        switch (words.getFirst().toLowerCase(Locale.ROOT)) {
          case ON -> new Order(true, why);
          case OFF -> new Order(false, why);
          default -> throw neither(words);
        });
  }

  private static AskerMustAct neither(List<String> words) {
    return new AskerMustAct(
        Sentence.of("freeze.neither", "typed", words.getFirst()),
        new SuggestedCommand(
            Sentence.of("button.freeze"),
            VERB + " " + ON + " \"" + String.join(" ", words).replace("\"", "") + "\""),
        new SuggestedCommand(Sentence.of("button.thaw"), VERB + " " + OFF));
  }
}
