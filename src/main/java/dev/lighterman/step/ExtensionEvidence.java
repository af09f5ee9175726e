package dev.lighterman.step;

import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.EventLine;
import dev.lighterman.kubernetes.Reach;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Outcome.Amendment;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.util.List;
import java.util.Optional;

/** What the cluster itself shows of an installation that does not come to an end. */
final class ExtensionEvidence {
  /** Where the extension puts what it installs. */
  static final String NAMESPACE = "connected-registry";

  private static final String CLAIM = "connected-registry-pvc";

  private ExtensionEvidence() {}

  /** A cause that no waiting will mend, seen before Azure gives up. */
  static Optional<Outcome> whileInstalling(InstallExtension step, Edges edges) {
    if (step.context() == null) {
      return Optional.empty();
    }
    try (Cluster cluster = edges.clusters().open(new Reach.Direct(step.context()))) {
      return volumeThatCannotBe(step, cluster);
    } catch (TryLater _) {
      return Optional.empty();
    }
  }

  /** Azure gave up: the cluster's own evidence where there is some, else Azure's words. */
  static Outcome failure(InstallExtension step, Edges edges, Extension extension) {
    return whileInstalling(step, edges)
        .orElseGet(() ->
            Outcomes.failed(
                Sentence.of("step.install-extension.failed", "name", step.id().name())
                    .with(
                        "why",
                        Optional.ofNullable(extension.failure())
                            .orElse(extension.provisioningText())),
                Sentence.of("step.install-extension.failed.remedy")));
  }

  private static Optional<Outcome> volumeThatCannotBe(InstallExtension step, Cluster cluster) {
    boolean pending = cluster.claimPhase(NAMESPACE, CLAIM).filter("Pending"::equals).isPresent();
    if (!pending || !classMissing(cluster)) {
      return Optional.empty();
    }
    List<String> classes = cluster.storageClasses().stream().map(StorageClass::name).toList();
    String wanted = Optional.ofNullable(step.volume().storageClass()).orElse("default");
    var cause =
        Sentence.of("step.volume-pending", "class", wanted)
            .with("cluster", step.id().parent().name())
            .with("classes", classes);
    return Optional.of(
        classes.isEmpty()
            ? Outcomes.failed(cause, Sentence.of("step.volume-pending.no-class"))
            : new Outcome.Failed(
                Blame.OPERATOR,
                cause,
                Sentence.of("step.volume-pending.remedy", "class", classes.getFirst()),
                new Amendment("storage-class", classes.getFirst())));
  }

  private static boolean classMissing(Cluster cluster) {
    return cluster.events(NAMESPACE, CLAIM).stream()
        .map(EventLine::message)
        .anyMatch(message ->
            message.contains("not found") || message.contains("no storage class is set"));
  }
}
