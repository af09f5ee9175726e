package dev.lighterman.request;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step that has some effects and takes some time. */
record SampleStep(String name, Duration expectedDuration, List<Effect> effects)
    implements InertStep {
  static PlannedStep planned(String name, Effect.Kind kind, String... needs) {
    return taking(name, Duration.ofSeconds(10), effect(kind, name), needs);
  }

  static PlannedStep taking(String name, Duration duration, Effect effect, String... needs) {
    return new PlannedStep(
        new StepId(name),
        new SampleStep(name, duration, List.of(effect)),
        Stream.of(needs).map(StepId::new).collect(Collectors.toSet()));
  }

  static Effect effect(Effect.Kind kind, String subject) {
    return new Effect(kind, subject, PlainText.text(kind + " " + subject));
  }

  static Plan plan(PlannedStep... steps) {
    return plan("deploy", "store-104", List.of(), steps);
  }

  static Plan plan(String operation, String site, List<Choice> choices, PlannedStep... steps) {
    return new Plan(
        operation,
        ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", site),
        site,
        List.of(steps),
        choices,
        Set.of(),
        FakeDetails.NONE,
        List.of(),
        List.of());
  }

  @Override
  public Sentence description() {
    return PlainText.text(name);
  }
}
