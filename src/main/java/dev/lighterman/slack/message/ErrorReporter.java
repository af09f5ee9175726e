package dev.lighterman.slack.message;

import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what went wrong becomes an answer, and a log line for whoever must act. */
public final class ErrorReporter {
  private static final Logger log = LoggerFactory.getLogger(ErrorReporter.class);

  private final Supplier<String> ids;

  /**
   * @param ids names for our own faults, by which the log's line is found
   */
  public ErrorReporter(Supplier<String> ids) {
    this.ids = ids;
  }

  /** What to tell the person. */
  public Answer answer(String command, RuntimeException mishap) {
    return switch (mishap) {
      case AskerMustAct asker -> {
        log.atInfo().addKeyValue("why", asker.why().key()).log("refused");
        yield new Answer(asker.why(), offers(command, asker.suggestions()));
      }
      case OperatorMustAct operator -> {
        log.atWarn().setCause(operator).log("the operator must act");
        yield Answer.of(operator.why(), new Line(operator.remedy()));
      }
      case TryLater later -> {
        log.atInfo().setCause(later).log("can't be reached now");
        yield Answer.of(later.why());
      }
      default -> {
        String id = ids.get();
        log.atError().addKeyValue("fault", id).setCause(mishap).log("a fault of ours");
        yield Answer.of(Sentence.of("slack.fault", "id", id));
      }
    };
  }

  private static List<Answer.Part> offers(String command, List<SuggestedCommand> suggestions) {
    if (suggestions.isEmpty()) {
      return List.of();
    }
    List<Answer.Part> parts = new ArrayList<>();
    parts.add(
        new Buttons(
            suggestions.stream()
                .map(suggestion -> new Button(suggestion.label(), suggestion.words()))
                .toList()));
    parts.add(
        new Line(
            Sentence.of("slack.offer", "command", command)
                .with("words", suggestions.getFirst().words())));
    return parts;
  }
}
