package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.step.ArmDeletion;
import dev.lighterman.step.ArmRemovalStep;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** Deletes the Arc extension and all that it installed. */
public record RemoveExtension(ArmId id) implements ArmRemovalStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.KubernetesConfiguration/extensions/read",
          "Microsoft.KubernetesConfiguration/extensions/delete");

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-extension", "name", id.name());
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
    return List.of(
        AzCommand.line(
            id,
            "az k8s-extension delete",
            "--name",
            id.name(),
            "--cluster-name",
            id.parent().name(),
            "--resource-group",
            id.resourceGroup(),
            "--cluster-type",
            "connectedClusters",
            "--yes"));
  }

  @Override
  public ArmDeletion deletion(StepContext services) {
    var all = services.azure().extensions();
    return new ArmDeletion(
        id, () -> all.get(id).map(Extension::provisioning), () -> all.delete(id));
  }
}
