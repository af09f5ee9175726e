package dev.lighterman.workflow;

import dev.lighterman.request.Effect;
import dev.lighterman.request.InertStep;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepId;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step that ensures a thing of the test's world. */
public record FakeStep(String name, Effect.Kind kind, Duration expectedDuration)
    implements InertStep {
  /** A thing that the plan creates. */
  public static PlannedStep created(String name, String... needs) {
    return new FakeStep(name, Effect.Kind.CREATE, Duration.ofSeconds(10)).after(needs);
  }

  /** A thing that others share: it is there, and stays. */
  static PlannedStep kept(String name, String... needs) {
    return new FakeStep(name, Effect.Kind.KEEP, Duration.ofSeconds(10)).after(needs);
  }

  /** A thing that the plan deletes. */
  static PlannedStep deleted(String name, String... needs) {
    return new FakeStep(name, Effect.Kind.DELETE, Duration.ofSeconds(10)).after(needs);
  }

  /** A thing that others share, and that the plan switches on. */
  static PlannedStep shared(String name, String... needs) {
    return new FakeStep(name, Effect.Kind.TOUCHES_OTHERS, Duration.ofSeconds(10)).after(needs);
  }

  private PlannedStep after(String... needs) {
    return new PlannedStep(
        new StepId(name), this, Stream.of(needs).map(StepId::new).collect(Collectors.toSet()));
  }

  @Override
  public Sentence description() {
    return PlainText.text(name);
  }

  @Override
  public List<Effect> effects() {
    return List.of(new Effect(kind, "thing/" + name, PlainText.text(kind + " " + name)));
  }
}
