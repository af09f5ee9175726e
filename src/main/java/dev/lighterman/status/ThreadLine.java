package dev.lighterman.status;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.StepProgress;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.value.Sentence;
import java.time.Duration;

/** A line in the thread: one step's sign, message and duration. */
final class ThreadLine {
  private ThreadLine() {}

  static Card of(SentenceRenderer renderer, Request request, StepProgress progress) {
    String took =
        progress.began() == null || progress.ended() == null
            ? ""
            : Elapsed.of(Duration.between(progress.began(), progress.ended()));
    return new CardBuilder(renderer)
        .headline(
            Sentence.of("card.thread", "sign", sign(progress.mark()).text())
                .with(
                    "says", progress.says() == null ? planned(request, progress) : progress.says())
                .with("took", took))
        .card();
  }

  private static Sentence planned(Request request, StepProgress progress) {
    return new RequestSummary(request)
        .plan().steps().stream()
            .filter(step -> step.id().equals(progress.id()))
            .map((PlannedStep step) -> step.step().description())
            .findFirst()
            .orElseThrow();
  }

  private static Sign sign(StepProgress.Status mark) {
    return switch (mark) {
      case OPEN -> Sign.OPEN;
      case WAITING -> Sign.UNDER_WAY;
      case DONE -> Sign.DONE;
      case FAILED -> Sign.FAILED;
      case UNDONE -> Sign.UNDONE;
      case LEFT_IN_PLACE, NOTHING_TO_UNDO -> Sign.ABSENT;
    };
  }
}
