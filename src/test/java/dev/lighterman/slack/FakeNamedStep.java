package dev.lighterman.slack;

import dev.lighterman.request.Effect;
import dev.lighterman.request.InertStep;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepId;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A step with a name and no effects outside. */
record FakeNamedStep(String name) implements InertStep {
  static PlannedStep planned(String name, String... needs) {
    return new PlannedStep(
        new StepId(name),
        new FakeNamedStep(name),
        Set.copyOf(List.of(needs).stream().map(StepId::new).toList()));
  }

  @Override
  public Sentence description() {
    return PlainText.text(name);
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(Effect.Kind.CREATE, "thing/" + name, PlainText.text("a new " + name)));
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(5);
  }

  @Override
  public List<String> commands() {
    return List.of("az acr make --name " + name);
  }
}
