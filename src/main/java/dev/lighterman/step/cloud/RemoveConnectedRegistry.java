package dev.lighterman.step.cloud;

import dev.lighterman.azure.ConnectedRegistry;
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

/** The connected registry is gone from its cloud registry. */
public record RemoveConnectedRegistry(ArmId id) implements ArmRemovalStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/delete");

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-connected-registry", "name", id.name());
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
    return Duration.ofSeconds(5);
  }

  @Override
  public List<String> commands() {
    return List.of(AzCommand.acr(id, "connected-registry delete", "--yes"));
  }

  @Override
  public ArmDeletion deletion(StepContext services) {
    var all = services.azure().connectedRegistries();
    return new ArmDeletion(
        id, () -> all.get(id).map(ConnectedRegistry::provisioning), () -> all.delete(id));
  }
}
