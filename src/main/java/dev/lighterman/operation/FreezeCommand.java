package dev.lighterman.operation;

import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Intent;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SpellingSuggestions;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The order; empty if it is only asked whether changes are frozen, or neither on nor off. */
  public static Optional<Order> order(Intent intent) {
    List<String> words = intent.words();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String why = intent.reasonInWords();
    return switch (words.getFirst().toLowerCase(Locale.ROOT)) {
      case ON -> Optional.of(new Order(true, why));
      case OFF -> Optional.of(new Order(false, why));
      default -> Optional.empty();
    };
  }

  /**
   * What to say of words that are neither on nor off; empty if there are none. What is offered is
   * what can be done now. Only words that are a reason are taken for one: a misspelled word must
   * not stop everybody's changes.
   *
   * @param frozen whether there is a freeze to lift
   */
  public static Optional<AskerMustAct> neither(Intent intent, boolean frozen) {
    List<String> words = intent.words();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Sentence says =
        Sentence.of("freeze.neither", "typed", words.getFirst())
            .with("frozen", frozen ? "yes" : "no");
    if (frozen) {
      return Optional.of(
          new AskerMustAct(
              says, new SuggestedCommand(Sentence.of("button.thaw"), VERB + " " + OFF)));
    }
    String why = String.join(" ", words).replace("\"", "").strip();
    return Optional.of(
        isReason(why)
            ? new AskerMustAct(
                says,
                new SuggestedCommand(
                    Sentence.of("button.freeze"), VERB + " " + ON + " \"" + why + "\""))
            : new AskerMustAct(says));
  }

  /** Several words, of which the first is not meant as on or off. */
  private static boolean isReason(String why) {
    int space = why.indexOf(' ');
    return space > 0
        && Stream.of(ON, OFF)
            .noneMatch(word ->
                SpellingSuggestions.distance(why.substring(0, space).toLowerCase(Locale.ROOT), word)
                    <= 1);
  }
}
