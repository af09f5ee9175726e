package dev.lighterman.slack.message;

import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.store.UnreadableRow;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorLog;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns exceptions into answers for people, and logs them for those who have to act. */
public final class ErrorReporter {
  private static final Logger log = LoggerFactory.getLogger(ErrorReporter.class);

  private final Supplier<String> ids;

  /**
   * @param ids makes the ids of unexpected errors, by which their log lines are found
   */
  public ErrorReporter(Supplier<String> ids) {
    this.ids = ids;
  }

  /** The answer for the person. */
  public Answer answer(String command, RuntimeException error) {
    return switch (error) {
      case AskerMustAct refusal -> {
        log.atInfo().addKeyValue("why", refusal.why().key()).log("refused");
        yield new Answer(refusal.why(), suggestions(command, refusal.suggestions()));
      }
      case OperatorMustAct problem -> {
        OperatorLog.mustAct(problem, Map.of());
        yield Answer.of(problem.why(), new Line(problem.remedy()));
      }
      case TryLater later -> {
        log.atInfo().setCause(later).log("not available now");
        yield Answer.of(later.answer());
      }
      // Its thread was told to end, as when the bot is restarted.
      case CancellationException stopped -> {
        log.atInfo().setCause(stopped).log("stopped before it was answered");
        yield Answer.of(Sentence.of("slack.slow"));
      }
      case SlackApiError refused -> answer(command, refused.asOperatorProblem());
      case UnreadableRow row when row.request() != null -> {
        log.atWarn().setCause(row).log("this version can't read what is stored");
        yield Answer.of(
            Sentence.of("request.unreadable", "number", row.request().toString()),
            new Line(Sentence.of("request.unreadable.remedy")));
      }
      default -> {
        String id = ids.get();
        log.atError().addKeyValue("fault", id).setCause(error).log("unexpected error");
        yield Answer.of(Sentence.of("slack.fault", "id", id));
      }
    };
  }

  private static List<Answer.Part> suggestions(String command, List<SuggestedCommand> suggestions) {
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
