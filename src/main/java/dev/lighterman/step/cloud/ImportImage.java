package dev.lighterman.step.cloud;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ImageImport;
import dev.lighterman.azure.Images;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports an image unless the registry has it; undo keeps it, since others may pull it.
 *
 * @param source with its digest if known at planning time
 * @param from the source's registry, if the bot can list it
 * @param tag its tag in the registry
 * @param before the tag's digest at planning time; null if the tag did not exist
 */
public record ImportImage(
    ArmId registry,
    ImageReference source,
    @Nullable ArmId from,
    Repository repository,
    String tag,
    @Nullable String before)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/locations/operationResults/read",
          "Microsoft.ContainerRegistry/registries/importImage/action",
          "Microsoft.ContainerRegistry/registries/pull/read",
          "Microsoft.ContainerRegistry/registries/read");

  @Override
  public Sentence description() {
    return kind() == Effect.Kind.KEEP
        ? Sentence.of("step.import-image.kept", "image", target())
        : Sentence.of("step.import-image", "source", source.brief());
  }

  @Override
  public List<Effect> effects() {
    return List.of(new Effect(kind(), registry + "/images/" + target(), effect()));
  }

  /** An existing image is kept if the source can't be read: it may be the same. */
  private Effect.Kind kind() {
    if (before == null) {
      return Effect.Kind.CREATE;
    }
    return source.pinned() && !source.reference().equals(before)
        ? Effect.Kind.OVERWRITE
        : Effect.Kind.KEEP;
  }

  private Sentence effect() {
    if (before == null) {
      return replacing("effect.import");
    }
    Sentence says =
        kind() == Effect.Kind.OVERWRITE
            ? replacing("effect.import.overwritten")
            : source.pinned()
                ? Sentence.of("effect.import.kept", "image", target())
                : replacing("effect.import.unread");
    return says.with("digest", ImageReference.brief(before));
  }

  private Sentence replacing(String key) {
    return Sentence.of(key, "image", target()).with("source", source.brief());
  }

  @Override
  public List<Sentence> staying() {
    return kind() == Effect.Kind.KEEP
        ? List.of()
        : List.of(Sentence.of("effect.import.stays", "image", target()));
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
    return Duration.ofSeconds(30);
  }

  @Override
  public List<String> commands() {
    return switch (kind()) {
      case CREATE -> List.of(command());
      case OVERWRITE -> List.of(command("--force"));
      case KEEP, CHANGE, DELETE, RENEW, PASSING, BREAKS_OTHERS, TOUCHES_OTHERS, COST, STORAGE ->
          List.of();
    };
  }

  private String command(String... flags) {
    var words = new ArrayList<String>();
    Collections.addAll(words, "--name", registry.name());
    Collections.addAll(words, "--resource-group", registry.resourceGroup());
    if (from == null) {
      Collections.addAll(words, "--source", source.toString());
    } else {
      Collections.addAll(
          words, "--source", imageImport().sourceImage(), "--registry", from.toString());
    }
    Collections.addAll(words, "--image", target());
    Collections.addAll(words, flags);
    return AzCommand.line(registry, "az acr import", words.toArray(String[]::new));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    CloudRegistry cloud =
        services
            .azure()
            .registries()
            .get(registry)
            .orElseThrow(() -> StepContext.vanished(registry));
    Images images = services.azure().images();
    Optional<String> digest = images.digest(cloud, repository, tag);
    Optional<String> operation = started(run);
    if (digest.filter(this::isExpected).isEmpty()) {
      if (changed(digest)) {
        return StepOutcomes.failedForAsker(
            Sentence.of("step.import-image.moved", "image", target()),
            Sentence.of("step.import-image.moved.remedy", "image", target()));
      }
      if (operation.isEmpty() && mayImport(run)) {
        operation = startImport(images);
      }
      digest = images.digest(cloud, repository, tag);
    }
    return digest.filter(this::isExpected).isPresent() && isCertain(images, run, operation)
        ? done(digest.get())
        : busy(images, operation);
  }

  /**
   * Whether the tag is there by this import: Azure may have refused it, since somebody else took
   * the tag meanwhile, and only a digest would tell. A person who continues has read that.
   */
  private boolean isCertain(Images images, RunInfo run, Optional<String> operation) {
    boolean isContinued = run.isFirstAttempt() && started(run).isPresent();
    return source.pinned()
        || kind() != Effect.Kind.CREATE
        || isContinued
        || operation.map(images::isImported).orElse(true);
  }

  /** The import that was started before. */
  private static Optional<String> started(RunInfo run) {
    return run.finding() instanceof Finding.StartedImport(var operation)
        ? Optional.of(operation)
        : Optional.empty();
  }

  /** Waits for the import; throws Azure's reason if it failed. */
  private StepOutcome busy(Images images, Optional<String> operation) {
    StepOutcome.Wait busy = StepOutcomes.busy(target());
    if (operation.isEmpty()) {
      return busy;
    }
    images.isImported(operation.get());
    return new StepOutcome.Wait(
        busy.says(), busy.after(), new Finding.StartedImport(operation.get()));
  }

  /** Whether the tag has the expected digest. */
  private boolean isExpected(String digest) {
    return kind() == Effect.Kind.KEEP
        ? digest.equals(before)
        : !source.pinned() || digest.equals(source.reference());
  }

  /** Whether a tag without the expected digest was changed since planning. */
  private boolean changed(Optional<String> digest) {
    return kind() == Effect.Kind.KEEP || digest.filter(now -> !now.equals(before)).isPresent();
  }

  private Optional<String> startImport(Images images) {
    return kind() == Effect.Kind.OVERWRITE
        ? images.forceImport(registry, imageImport())
        : images.importImage(registry, imageImport());
  }

  private StepOutcome.Done done(String digest) {
    return new StepOutcome.Done(
        Sentence.of("step.import-image.done", "image", target()).with("digest", digest),
        new Finding.ImportedImage(target(), digest));
  }

  /**
   * Whether to start the import: at the first attempt, or again after five minutes, in case the
   * first call was lost in a restart.
   */
  private static boolean mayImport(RunInfo run) {
    return run.isFirstAttempt() || run.now().isAfter(run.stepBegan().plus(Duration.ofMinutes(5)));
  }

  private ImageImport imageImport() {
    return new ImageImport(source, from, target());
  }

  private String target() {
    return repository + ":" + tag;
  }

  /** What is at the tag by now is overwritten only if an approver sees it. */
  @Override
  public ImportImage refreshed(StepContext services, RunInfo run, Status reached) {
    Optional<String> digest =
        services
            .azure()
            .registries()
            .get(registry)
            .flatMap(cloud -> services.azure().images().digest(cloud, repository, tag));
    boolean asExpected = digest.filter(found -> !isExpected(found)).isEmpty();
    return asExpected || digest.get().equals(before)
        ? this
        : new ImportImage(registry, source, from, repository, tag, digest.get());
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.leftOn(target());
  }
}
