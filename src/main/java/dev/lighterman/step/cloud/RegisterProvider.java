package dev.lighterman.step.cloud;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** Registers a resource provider in the subscription; undo keeps it, since others use it. */
public record RegisterProvider(String subscription, String namespace) implements ExecutableStep {
  /** The provider of Arc clusters. */
  public static final String CLUSTERS = "Microsoft.Kubernetes";

  /** The provider of Arc extensions. */
  public static final String EXTENSIONS = "Microsoft.KubernetesConfiguration";

  /** The providers that the connected registry extension requires. */
  public static final List<String> NEEDED =
      List.of(CLUSTERS, EXTENSIONS, "Microsoft.ExtendedLocation");

  private static final String READ = "Microsoft.Resources/subscriptions/providers/read";
  private static final String REGISTER = "/register/action";

  public static final Rights RIGHTS =
      Rights.union(NEEDED.stream().map(each -> Rights.arm(READ, each + REGISTER)));

  @Override
  public Sentence description() {
    return Sentence.of("step.register-provider", "namespace", namespace);
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.TOUCHES_OTHERS,
            "/subscriptions/" + subscription + "/providers/" + namespace,
            Sentence.of("effect.provider", "namespace", namespace)));
  }

  @Override
  public List<Sentence> staying() {
    return List.of(Sentence.of("effect.provider.stays", "namespace", namespace));
  }

  @Override
  public Rights rights() {
    return Rights.arm(READ, namespace + REGISTER);
  }

  @Override
  public Phase phase() {
    return Phase.CONNECTED_REGISTRY;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<String> commands() {
    return List.of(
        AzCommand.line(
            "az provider register",
            "--namespace",
            namespace,
            "--subscription",
            subscription,
            "--wait"));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    var providers = services.azure().providers();
    return switch (providers.state(subscription, namespace)) {
      case REGISTERED ->
          StepOutcomes.done(Sentence.of("step.register-provider.done", "namespace", namespace));
      case REGISTERING -> StepOutcomes.busy(namespace);
      case NOT_REGISTERED, UNREGISTERING, UNKNOWN -> {
        providers.register(subscription, namespace);
        yield StepOutcomes.busy(namespace);
      }
    };
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.leftOn(namespace);
  }
}
