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

/** What the cluster itself shows of an installation that does not come to an end. */
public final class ExtensionDiagnostics {
  /** Where the extension puts what it installs. */
  public static final String NAMESPACE = "connected-registry";

  private static final String CLAIM = "connected-registry-pvc";

  private ExtensionDiagnostics() {}

  /** A cause that no waiting will mend, seen before Azure gives up. */
  static Optional<StepOutcome> whileInstalling(InstallExtension step, StepContext services) {
    if (step.context() == null) {
      return Optional.empty();
    }
    try (Cluster cluster = services.cluster(step.context())) {
      return volumeThatCannotBe(step, cluster);
    } catch (TryLater _) {
      return Optional.empty();
    }
  }

  /** Azure gave up: the cluster's own evidence where there is some, else Azure's words. */
  static StepOutcome failure(InstallExtension step, StepContext services, Extension extension) {
    return whileInstalling(step, services)
        .orElseGet(() ->
            StepOutcomes.failed(
                Sentence.of("step.install-extension.failed", "name", step.id().name())
                    .with(
                        "why",
                        Optional.ofNullable(extension.failure())
                            .orElse(extension.provisioningText())),
                Sentence.of("step.install-extension.failed.remedy")));
  }

  private static Optional<StepOutcome> volumeThatCannotBe(InstallExtension step, Cluster cluster) {
    List<StorageClass> classes = cluster.storageClasses();
    return cluster
        .volumeClaim(NAMESPACE, CLAIM)
        .filter(claim -> claim.cannotBind(classes))
        .map(claim -> withoutClass(step, claim, classes.stream().map(StorageClass::name).toList()));
  }

  private static StepOutcome withoutClass(
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
