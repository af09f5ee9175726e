package dev.lighterman.workflow;

import dev.lighterman.request.Effect;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.store.Attempt;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a run that is left half done leaves in the world. */
final class Existing {
  private Existing() {}

  static List<Sentence> after(Request request, Map<StepId, Attempt> attempts) {
    return Objects.requireNonNull(request.plan()).steps().stream()
        .flatMap(step -> {
          Attempt attempt = attempts.get(step.id());
          return attempt == null ? Stream.of() : of(step, attempt.progress().mark());
        })
        .toList();
  }

  private static Stream<Sentence> of(PlannedStep step, Mark mark) {
    Stream<Sentence> effects =
        step.step().effects().stream().filter(Effect::matters).map(Effect::says);
    return switch (mark) {
      case OPEN, UNDONE -> Stream.of();
      case DONE -> effects;
      case WAITING, FAILED -> effects.map(says -> Sentence.of("workflow.perhaps", "what", says));
    };
  }
}
