package dev.lighterman.diagnosis.cluster;

import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The connected registry's pod does not run. */
public final class ConnectedRegistryPodDown implements Cause {
  /** How long a pod may take to start. */
  private static final Duration STARTUP = Duration.ofMinutes(2);

  /** What a container that is about to start waits for. */
  private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing");

  /** What a container waits for that has run, and ended. */
  private static final Set<String> CRASHED =
      Set.of("CrashLoopBackOff", "Error", "OOMKilled", "Completed");

  /** What fails before a container runs. */
  private static final Pattern BEFORE_START =
      Pattern.compile("^(?:FailedMount|FailedAttachVolume|FailedCreatePodSandBox): |pull");

  /** What a ReplicaSet tells of its pods, of which the last counts. */
  private static final Pattern CREATION =
      Pattern.compile("^(?:FailedCreate|SuccessfulCreate|SuccessfulDelete): ");

  private static final Pattern FAILURE =
      Pattern.compile("(?i)fail|back-?off|insufficient|unbound|didn.t match|evict");

  @Override
  public Part<?> part() {
    return Part.PODS;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "never-activated", "image-not-synced", "egress-blocked", "extension-status-missing");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.PODS)
        .filter(pods -> isInstalled(site) || !pods.isEmpty())
        .filter(pods -> pods.stream().noneMatch(pod -> runs(pod, site.now())))
        .map(pods ->
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.connected-registry-pod-down", "pods", pods.size())
                        .with("reason", pods.isEmpty() ? "" : reason(pods.getFirst())))
                .remediedBy(remedy(pods))
                .quoting(events(site, pods)));
  }

  /** A pod that has a node has found room; where it crashes, its own log says why. */
  private static Sentence remedy(List<PodState> pods) {
    if (pods.isEmpty() || pods.getFirst().node() == null) {
      return Sentence.of("cause.connected-registry-pod-down.remedy", "pods", pods.size());
    }
    PodState newest = pods.getFirst();
    return CRASHED.contains(reason(newest))
        ? Sentence.of("cause.connected-registry-pod-down.crashes.remedy", "pod", newest.name())
        : Sentence.of("cause.connected-registry-pod-down.starts.remedy");
  }

  /**
   * Events outlive what they tell of: those of pods that are gone say nothing of now, nor do those
   * of what a pod has got over.
   */
  private static List<String> events(SiteEvidence site, List<PodState> pods) {
    if (pods.isEmpty()) {
      return site.events("ReplicaSet/connected-registry-", CREATION).stream()
          .limit(1)
          .filter(event -> event.startsWith("FailedCreate: "))
          .toList();
    }
    return pods.stream()
        .flatMap(pod ->
            site.events("Pod/" + pod.name(), FAILURE).stream().filter(event -> !isOver(event, pod)))
        .toList();
  }

  private static boolean isOver(String event, PodState pod) {
    return (pod.node() != null && event.startsWith("FailedScheduling: "))
        || (CRASHED.contains(reason(pod)) && BEFORE_START.matcher(event).find());
  }

  private static boolean isInstalled(SiteEvidence site) {
    return site.see(Part.EXTENSION)
        .filter(extension -> extension.provisioning() == ProvisioningState.SUCCEEDED)
        .isPresent();
  }

  private static boolean runs(PodState pod, Instant now) {
    String waiting = pod.waitingReason();
    boolean starts = waiting == null || STARTING.contains(waiting);
    boolean isNew = pod.created().plus(STARTUP).isAfter(now);
    return starts && (isNew || (waiting == null && pod.node() != null));
  }

  private static String reason(PodState pod) {
    String waiting = pod.waitingReason();
    return waiting == null ? "Pending" : waiting;
  }
}
