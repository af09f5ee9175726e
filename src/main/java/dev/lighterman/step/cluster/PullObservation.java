package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.ObjectEvent;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.PullStatus;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Finding;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.PodRefusal;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The result of a workload's image pull: pulled, an error, or nothing yet. */
record PullObservation(Cluster cluster, Workload workload, RunInfo run) {
  /**
   * Pull errors are retried for this long: a new password takes about a minute to propagate, and
   * the first synchronisation takes time too.
   */
  private static final Duration ERROR_GRACE_PERIOD = Duration.ofMinutes(3);

  /** Matches the kubelet's event: {@code Successfully pulled image "x" in 1.2s (…)}. */
  private static final Pattern TOOK = Pattern.compile(" in ([0-9.hmµns]+)");

  /**
   * Reads the pods and events once.
   *
   * @param waiting the message while there is no result
   */
  StepOutcome outcome(Sentence waiting) {
    PullStatus pull = cluster.pullStatus(workload.namespace(), workload.labels(), workload.image());
    return switch (pull) {
      case PullStatus.Waiting _ ->
          cluster
              .podCreationFailure(workload)
              .map(this::notCreated)
              .orElseGet(() -> StepOutcomes.wait(waiting));
      case PullStatus.Unscheduled unscheduled ->
          StepOutcomes.wait(
              Sentence.of("step.await-pull.unscheduled", "pod", unscheduled.pod())
                  .with("why", unscheduled.message()));
      case PullStatus.Pulled pulled -> pulled(pulled);
      case PullStatus.AlreadyPresent present ->
          earlierPull()
              .map(message -> pulled(new PullStatus.Pulled(present.pod(), message)))
              .orElseGet(() ->
                  StepOutcomes.failed(
                      Sentence.of("step.await-pull.already-there", "image", workload.image())
                          .with("pod", present.pod()),
                      Sentence.of(
                          "step.await-pull.already-there.remedy", "image", workload.image())));
      case PullStatus.Refused refused ->
          refused(Optional.ofNullable(refused.message()).orElse(refused.reason()));
    };
  }

  /** The kubelet's event for another pod of this run: one that was replaced meanwhile. */
  private Optional<String> earlierPull() {
    return cluster.namespaceEvents(workload.namespace()).stream()
        .filter(event -> event.object().startsWith("Pod/" + workload.name() + "-"))
        .filter(event -> run.couldHaveCreated(event.time()))
        .filter(event -> event.isPullOf(workload.image()))
        .map(ObjectEvent::message)
        .reduce((_, latest) -> latest);
  }

  /**
   * Halts for what somebody in the cluster has decided, which does not change by itself; for what
   * may be over soon, only after a while.
   */
  private StepOutcome notCreated(String why) {
    Sentence says = Sentence.of("step.await-pull.not-created", "why", why);
    PodRefusal refusal = PodRefusal.of(why);
    return run.now().isBefore(run.stepBegan().plus(refusal.patience()))
        ? StepOutcomes.wait(says)
        : StepOutcomes.failed(says, Sentence.of(refusal.remedy()));
  }

  private StepOutcome pulled(PullStatus.Pulled pulled) {
    Optional<PodState> pod =
        cluster.pods(workload.namespace(), workload.labels()).stream()
            .filter(each -> each.name().equals(pulled.pod()))
            .findFirst();
    var pull =
        new Finding.ImagePull(
            pulled.pod(),
            pod.map(PodState::node).orElse("?"),
            workload.image(),
            took(pulled.message()),
            pod.map(PodState::imageId).orElse(null),
            pod.map(PodState::exitCode).filter(code -> code == 0).isPresent());
    String key = pull.ended() ? "step.await-pull.done.ended" : "step.await-pull.done";
    return new StepOutcome.Done(
        Sentence.of(key, "image", pull.image())
            .with("pod", pull.pod())
            .with("node", pull.node())
            .with("took", pull.took() == null ? "" : pull.took()),
        pull);
  }

  private static @Nullable Duration took(String message) {
    var matcher = TOOK.matcher(message);
    return matcher.find() ? Finding.ImagePull.duration(matcher.group(1)) : null;
  }

  private StepOutcome refused(String why) {
    if (run.now().isBefore(run.stepBegan().plus(ERROR_GRACE_PERIOD))) {
      return StepOutcomes.wait(Sentence.of("step.await-pull.refused-yet", "why", why));
    }
    return StepOutcomes.failed(
        Sentence.of("step.await-pull.refused", "image", workload.image()).with("why", why),
        Sentence.of(remedy(why)));
  }

  private static String remedy(String message) {
    if (message.contains("manifest unknown") || message.contains("not found")) {
      return "step.await-pull.remedy.not-synced";
    }
    if (message.contains("401") || message.contains("unauthorized")) {
      return "step.await-pull.remedy.unauthorized";
    }
    return message.contains("x509")
        ? "step.await-pull.remedy.trust"
        : "step.await-pull.remedy.look";
  }
}
