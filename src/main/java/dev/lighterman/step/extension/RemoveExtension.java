package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.ArmDeletion;
import dev.lighterman.step.ArmRemovalStep;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ResourceKind;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the Arc extension and all that it installed.
 *
 * @param address where pods pull from; null if it is not known
 * @param users what else pulls from there; null if the cluster can't be reached to look
 */
public record RemoveExtension(ArmId id, @Nullable String address, @Nullable PullingWorkloads users)
    implements ArmRemovalStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.KubernetesConfiguration/extensions/read",
          "Microsoft.KubernetesConfiguration/extensions/delete",
          "Microsoft.Kubernetes/connectedClusters/read");

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-extension", "name", id.name());
  }

  @Override
  public List<Effect> effects() {
    return Stream.concat(ArmRemovalStep.super.effects().stream(), effectsOnUsers()).toList();
  }

  private Stream<Effect> effectsOnUsers() {
    return address == null ? Stream.of() : new PullingUsers(id, address, users).effects();
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return Phase.EXTENSION;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(60);
  }

  @Override
  public List<String> commands() {
    return List.of(command(id));
  }

  /** How somebody else deletes one. */
  public static String command(ArmId id, String... more) {
    return AzCommand.line(
        id,
        "az k8s-extension delete",
        Stream.concat(
                Stream.of(
                    "--name",
                    id.name(),
                    "--cluster-name",
                    id.parent().name(),
                    "--resource-group",
                    id.resourceGroup(),
                    "--cluster-type",
                    "connectedClusters",
                    "--yes"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Override
  public ArmDeletion deletion(StepContext services) {
    var all = services.azure().extensions();
    return new ArmDeletion(
        id, () -> all.get(id).map(Extension::provisioning), () -> all.delete(id));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    return isInstalledBy(services, run)
        ? StepOutcomes.gone(ResourceKind.EXTENSION, id.name())
        : DeletedExtension.outcome(services, id, ArmRemovalStep.super.ensure(services, run));
  }

  @Override
  public ArmRemovalStep refreshed(StepContext services, RunInfo run, Status reached) {
    return isInstalledBy(services, run)
        ? this
        : ArmRemovalStep.super.refreshed(services, run, reached);
  }

  /** Whether this run has installed one in its place since. */
  private boolean isInstalledBy(StepContext services, RunInfo run) {
    return services
        .azure()
        .extensions()
        .get(id)
        .filter(found -> run.created(found.settings().get(Extension.REQUEST)))
        .isPresent();
  }
}
