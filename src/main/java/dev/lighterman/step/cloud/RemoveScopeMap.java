package dev.lighterman.step.cloud;

import dev.lighterman.azure.ScopeMap;
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

/** A scope map is gone. */
public record RemoveScopeMap(ArmId id) implements ArmRemovalStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/scopeMaps/read",
          "Microsoft.ContainerRegistry/registries/scopeMaps/delete");

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-scope-map", "name", id.name());
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
    return List.of(AzCommand.acr(id, "scope-map delete", "--yes"));
  }

  @Override
  public ArmDeletion deletion(StepContext services) {
    var all = services.azure().tokens();
    return new ArmDeletion(
        id, () -> all.scopeMap(id).map(ScopeMap::provisioning), () -> all.deleteScopeMap(id));
  }
}
