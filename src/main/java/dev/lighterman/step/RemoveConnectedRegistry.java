package dev.lighterman.step;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Right;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The connected registry is gone from its cloud registry. */
public record RemoveConnectedRegistry(ArmId id) implements Ensured {
  @Override
  public Sentence says() {
    return Sentence.of("step.remove-connected-registry", "name", id.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(new Effect(Effect.Kind.DELETE, id.toString(), says()));
  }

  @Override
  public Set<Right> rights() {
    return Set.of(
        new Right.Arm("Microsoft.ContainerRegistry/registries/connectedRegistries/read"),
        new Right.Arm("Microsoft.ContainerRegistry/registries/connectedRegistries/delete"));
  }

  @Override
  public Heading heading() {
    return Heading.CONNECTED_REGISTRY;
  }

  @Override
  public Duration usually() {
    return Duration.ofSeconds(5);
  }

  @Override
  public List<String> commands() {
    return List.of(
        Az.line(
            "az acr connected-registry delete",
            "--name",
            id.name(),
            "--registry",
            id.parent().name(),
            "--resource-group",
            id.resourceGroup(),
            "--yes"));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    var all = edges.azure().connectedRegistries();
    return ArmDeletion.ensureGone(
        id, all.get(id).isPresent(), () -> all.delete(id), () -> all.get(id).isEmpty());
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    return Outcomes.staysDeleted();
  }
}
