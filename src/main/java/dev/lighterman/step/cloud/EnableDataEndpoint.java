package dev.lighterman.step.cloud;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.step.Az;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Ensured;
import dev.lighterman.step.Outcomes;
import dev.lighterman.step.Run;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** The registry's dedicated data endpoint is on; it stays on, since other sites share it. */
public record EnableDataEndpoint(ArmId registry) implements Ensured {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.ContainerRegistry/registries/write");

  @Override
  public Sentence says() {
    return Sentence.of("step.enable-data-endpoint", "registry", registry.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.TOUCHES_OTHERS,
            registry.toString(),
            Sentence.of("effect.data-endpoint", "registry", registry.name())));
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Heading heading() {
    return Heading.CONNECTED_REGISTRY;
  }

  @Override
  public Duration usually() {
    return Duration.ofSeconds(3);
  }

  @Override
  public List<String> commands() {
    return List.of(
        Az.line(
            registry,
            "az acr update",
            "--name",
            registry.name(),
            "--resource-group",
            registry.resourceGroup(),
            "--data-endpoint-enabled",
            "true"));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    if (!on(edges)) {
      edges.azure().registries().enableDataEndpoint(registry);
    }
    return on(edges)
        ? Outcomes.done(Sentence.of("step.enable-data-endpoint.done", "registry", registry.name()))
        : Outcomes.busy(registry.name());
  }

  private boolean on(Edges edges) {
    return edges
        .azure()
        .registries()
        .get(registry)
        .filter(CloudRegistry::dataEndpointEnabled)
        .isPresent();
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    return Outcomes.leftOn(registry.name());
  }
}
