package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.kubernetes.VolumeClaim;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.util.List;
import java.util.Optional;

/** Finds the cause of a hanging or failed installation in the cluster. */
public final class ExtensionDiagnostics {
  /** The extension's namespace. */
  public static final String NAMESPACE = "connected-registry";

  private static final String CLAIM = "connected-registry-pvc";

  private ExtensionDiagnostics() {}

  /** A permanent failure, found before Azure reports one; empty if none. */
  static Optional<StepOutcome> permanentFailure(InstallExtension step, StepContext services) {
    if (step.context() == null) {
      return Optional.empty();
    }
    try (Cluster cluster = services.cluster(step.context())) {
      return unboundVolume(step, cluster);
    } catch (TryLater _) {
      return Optional.empty();
    }
  }

  /**
   * The failure after Azure reported one: the cause in the cluster if found, else Azure's message.
   */
  static StepOutcome failure(InstallExtension step, StepContext services, Extension extension) {
    return permanentFailure(step, services)
        .orElseGet(() ->
            StepOutcomes.failed(
                Sentence.of("step.install-extension.failed", "name", step.id().name())
                    .with(
                        "why",
                        Optional.ofNullable(extension.failure())
                            .orElse(extension.provisioningText())),
                Sentence.of("step.install-extension.failed.remedy")));
  }

  private static Optional<StepOutcome> unboundVolume(InstallExtension step, Cluster cluster) {
    List<StorageClass> classes = cluster.storageClasses();
    return cluster
        .volumeClaim(NAMESPACE, CLAIM)
        .filter(claim -> claim.cannotBind(classes))
        .map(claim -> missingClass(step, claim, classes.stream().map(StorageClass::name).toList()));
  }

  private static StepOutcome missingClass(
      InstallExtension step, VolumeClaim claim, List<String> classes) {
    var cause =
        Sentence.of(
                "step.volume-pending",
                "class",
                Optional.ofNullable(claim.storageClass()).orElse("default"))
            .with("cluster", step.id().parent().name())
            .with("classes", classes);
    return classes.isEmpty()
        ? StepOutcomes.failed(cause, Sentence.of("step.volume-pending.no-class"))
        : new StepOutcome.Failed(
            Blame.OPERATOR,
            cause,
            Sentence.of("step.volume-pending.remedy", "class", classes.getFirst()),
            new Amendment(InstallExtension.STORAGE_CLASS, classes.getFirst()));
  }
}
