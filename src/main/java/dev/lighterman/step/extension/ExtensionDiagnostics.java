package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.ObjectEvent;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.kubernetes.VolumeClaim;
import dev.lighterman.request.Finding;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.step.PodRefusal;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the cause of a hanging or failed installation in the cluster. */
public final class ExtensionDiagnostics {
  /** The extension's namespace. */
  public static final String NAMESPACE = "connected-registry";

  private static final String DEPLOYMENT = "connected-registry";
  private static final Map<String, String> POD_LABELS =
      Map.of("app.kubernetes.io/name", "connected-registry");
  private static final String CLAIM = "connected-registry-pvc";

  /** A node may come or get room. After ten minutes Helm gives up, and the pod is gone. */
  private static final Duration UNSCHEDULED_PATIENCE = Duration.ofMinutes(8);

  /** Most volumes are there within seconds; what takes longer may never come. */
  private static final Duration VOLUME_PATIENCE = Duration.ofMinutes(2);

  /** What a container waits for on its usual way. */
  private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing");

  /** What the scheduler says of a pod whose volume is not there. */
  private static final String UNBOUND = "unbound immediate PersistentVolumeClaims";

  private ExtensionDiagnostics() {}

  /** What keeps an installation that goes on from its end: a failure, or what it waits for. */
  static Optional<StepOutcome> obstacle(InstallExtension step, StepContext services, RunInfo run) {
    return look(
        step,
        services,
        cluster ->
            unboundVolume(step, cluster)
                .or(() -> creationFailure(cluster).map(why -> notCreated(why, run)))
                .or(() -> unscheduled(cluster, run))
                .or(() -> notStarted(cluster)));
  }

  /** Whether the cluster lets none of its pods be created. */
  static boolean lacksPods(InstallExtension step, StepContext services) {
    return look(step, services, ExtensionDiagnostics::creationFailure).isPresent();
  }

  /**
   * The failure after Azure reported one: the cause in the cluster if found, else what was seen
   * there before Helm deleted the pods, and Azure's message.
   */
  static StepOutcome failure(
      InstallExtension step, StepContext services, RunInfo run, Extension extension) {
    String why = Optional.ofNullable(extension.failure()).orElse(extension.provisioningText());
    return look(step, services, cluster -> unboundVolume(step, cluster))
        .orElseGet(() ->
            run.finding() instanceof Finding.PodTrouble(var seen)
                ? StepOutcomes.failed(
                    Sentence.of("step.install-extension.failed.seen", "seen", seen)
                        .with("why", why),
                    Sentence.of("step.install-extension.failed.seen.remedy"))
                : StepOutcomes.failed(
                    Sentence.of("step.install-extension.failed", "name", step.id().name())
                        .with("why", why),
                    Sentence.of("step.install-extension.failed.remedy")));
  }

  private static <T> Optional<T> look(
      InstallExtension step, StepContext services, Function<Cluster, Optional<T>> look) {
    if (step.context() == null) {
      return Optional.empty();
    }
    try (Cluster cluster = services.cluster(step.context())) {
      return look.apply(cluster);
    } catch (TryLater _) {
      return Optional.empty();
    }
  }

  private static Optional<String> creationFailure(Cluster cluster) {
    return cluster.podCreationFailure(NAMESPACE, DEPLOYMENT, POD_LABELS);
  }

  private static StepOutcome notCreated(String why, RunInfo run) {
    PodRefusal refusal = PodRefusal.of(why);
    Sentence says =
        Sentence.of("step.install-extension.no-pods", "namespace", NAMESPACE).with("why", why);
    return run.now().isBefore(run.stepBegan().plus(refusal.patience()))
        ? StepOutcomes.wait(says)
        : StepOutcomes.failed(says, remedy(refusal));
  }

  /** Of the others, the words for any workload are right here too. */
  private static Sentence remedy(PodRefusal refusal) {
    return switch (refusal) {
      case POD_SECURITY ->
          Sentence.of("step.install-extension.pod-security.remedy", "namespace", NAMESPACE);
      case TERMINATING -> Sentence.of("step.install-extension.failed.remedy");
      case UNSPECIFIED_SIZE,
          QUOTA,
          LIMIT_RANGE,
          SERVICE_ACCOUNT,
          ADMISSION,
          WEBHOOK_UNREACHABLE,
          FORBIDDEN,
          OTHER ->
          Sentence.of(refusal.remedy());
    };
  }

  private static Optional<StepOutcome> unscheduled(Cluster cluster, RunInfo run) {
    return cluster.pods(NAMESPACE, POD_LABELS).stream()
        .filter(pod -> pod.node() == null)
        .findFirst()
        .flatMap(pod -> latestFailedScheduling(cluster, pod.name()))
        .map(
            event -> volumeBeingMade(cluster, event, run).orElseGet(() -> unscheduled(event, run)));
  }

  /** What a pod waits for while its storage class makes the volume, which is no fault yet. */
  private static Optional<StepOutcome> volumeBeingMade(
      Cluster cluster, ObjectEvent event, RunInfo run) {
    return event.message().contains(UNBOUND)
        ? cluster
            .volumeClaim(NAMESPACE, CLAIM)
            .filter(claim -> claim.isPendingOnlySince(run.now().minus(VOLUME_PATIENCE)))
            .filter(_ -> !hasFailedProvisioning(cluster))
            .flatMap(claim -> Optional.ofNullable(claim.storageClass()))
            .map(name ->
                StepOutcomes.wait(
                    Sentence.of("step.install-extension.volume", "pod", event.name())
                        .with("class", name)))
        : Optional.empty();
  }

  private static boolean hasFailedProvisioning(Cluster cluster) {
    return cluster.namespaceEvents(NAMESPACE).stream()
        .filter(event -> event.object().equals("PersistentVolumeClaim/" + CLAIM))
        .anyMatch(event -> event.reason().equals("ProvisioningFailed"));
  }

  private static Optional<ObjectEvent> latestFailedScheduling(Cluster cluster, String pod) {
    return cluster.namespaceEvents(NAMESPACE).stream()
        .filter(event -> event.object().equals("Pod/" + pod))
        .filter(event -> event.reason().equals("FailedScheduling"))
        .reduce((_, latest) -> latest);
  }

  private static StepOutcome unscheduled(ObjectEvent event, RunInfo run) {
    Sentence says =
        Sentence.of("step.install-extension.unscheduled", "pod", event.name())
            .with("why", event.message());
    return run.now().isBefore(run.stepBegan().plus(UNSCHEDULED_PATIENCE))
        ? StepOutcomes.wait(says)
        : StepOutcomes.failed(says, Sentence.of("step.install-extension.unscheduled.remedy"));
  }

  /** A pod that waits for something else than its turn, such as for an image. */
  private static Optional<StepOutcome> notStarted(Cluster cluster) {
    return cluster.pods(NAMESPACE, POD_LABELS).stream()
        .filter(pod -> pod.waitingReason() != null && !STARTING.contains(pod.waitingReason()))
        .findFirst()
        .map(ExtensionDiagnostics::trouble)
        .map(says -> new StepOutcome.Wait(says, Duration.ZERO, new Finding.PodTrouble(says)));
  }

  private static Sentence trouble(PodState pod) {
    return Sentence.of("step.install-extension.not-started", "pod", pod.name())
        .with("reason", Objects.requireNonNull(pod.waitingReason()))
        .with("why", Optional.ofNullable(pod.waitingMessage()).orElse("none"));
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
