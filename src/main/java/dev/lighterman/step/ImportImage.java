package dev.lighterman.step;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image is in the registry, imported where it is missing; it stays, since others may pull it.
 *
 * @param tag the tag it gets in the registry
 */
public record ImportImage(ArmId registry, ImageReference source, Repository repository, String tag)
    implements Ensured {
  static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/importImage/action",
          "Microsoft.ContainerRegistry/registries/pull/read",
          "Microsoft.ContainerRegistry/registries/read");

  @Override
  public Sentence says() {
    return Sentence.of("step.import-image", "source", source.toString());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.CREATE,
            registry + "/images/" + target(),
            Sentence.of("effect.import", "image", target()).with("source", source.toString())));
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
    return Duration.ofSeconds(30);
  }

  @Override
  public List<String> commands() {
    return List.of(
        Az.line(
            registry,
            "az acr import",
            "--name",
            registry.name(),
            "--resource-group",
            registry.resourceGroup(),
            "--source",
            source.toString(),
            "--image",
            target()));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    CloudRegistry cloud = edges.azure().registries().get(registry).orElseThrow();
    Optional<String> digest = edges.azure().images().digest(cloud, repository, tag);
    if (digest.isEmpty() && mayAsk(run)) {
      edges.azure().images().importImage(registry, source, target());
      digest = edges.azure().images().digest(cloud, repository, tag);
    }
    return digest
        .<Outcome>map(found ->
            new Outcome.Done(
                Sentence.of("step.import-image.done", "image", target()).with("digest", found),
                Map.of("image", target(), "digest", found)))
        .orElseGet(() -> Outcomes.busy(target()));
  }

  /**
   * An import is asked for once; only where it should long be done, so that a call that was lost
   * with the process is made again.
   */
  private static boolean mayAsk(Run run) {
    return run.first() || run.now().isAfter(run.stepBegan().plus(Duration.ofMinutes(5)));
  }

  private String target() {
    return repository + ":" + tag;
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    return Outcomes.leftOn(target());
  }
}
