package dev.lighterman.step.cloud;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** Enables the registry's dedicated data endpoint; undo keeps it, since other sites use it. */
public record EnableDataEndpoint(ArmId registry) implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.ContainerRegistry/registries/write");

  @Override
  public Sentence description() {
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
  public List<Sentence> staying() {
    return List.of(Sentence.of("effect.data-endpoint.stays", "registry", registry.name()));
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return Phase.CONNECTED_REGISTRY;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(3);
  }

  @Override
  public List<String> commands() {
    return List.of(
        AzCommand.line(
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
  public StepOutcome ensure(StepContext services, RunInfo run) {
    if (!enabled(services)) {
      services.azure().registries().enableDataEndpoint(registry);
    }
    return enabled(services)
        ? StepOutcomes.done(
            Sentence.of("step.enable-data-endpoint.done", "registry", registry.name()))
        : StepOutcomes.busy(registry.name());
  }

  private boolean enabled(StepContext services) {
    return services
        .azure()
        .registries()
        .get(registry)
        .filter(CloudRegistry::dataEndpointEnabled)
        .isPresent();
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return enabled(services)
        ? StepOutcomes.leftOn(registry.name())
        : StepOutcomes.neverChanged(registry.name());
  }
}
