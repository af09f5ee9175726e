package dev.lighterman.step.cloud;

import dev.lighterman.azure.RegistryToken;
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

/** A token is gone, and its passwords with it. */
public record RemoveToken(ArmId id) implements ArmRemovalStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/tokens/read",
          "Microsoft.ContainerRegistry/registries/tokens/delete");

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-token", "name", id.name());
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
    return List.of(AzCommand.acr(id, "token delete", "--yes"));
  }

  @Override
  public ArmDeletion deletion(StepContext services) {
    var all = services.azure().tokens();
    return new ArmDeletion(
        id, () -> all.token(id).map(RegistryToken::provisioning), () -> all.deleteToken(id));
  }
}
