package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.PullStatus;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.value.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What shows that a pod really pulled its image: the pod, its node, the digest, the time. */
final class PullProof {
  /** The kubelet's own words: {@code Successfully pulled image "x" in 1.2s (…)}. */
  private static final Pattern TOOK = Pattern.compile(" in ([0-9.hmµs]+)");

  private PullProof() {}

  static StepOutcome.Done of(PullStatus.Pulled pulled, List<PodState> pods, Workload workload) {
    Optional<PodState> pod =
        pods.stream().filter(each -> each.name().equals(pulled.pod())).findFirst();
    boolean ended = pod.map(PodState::exitCode).filter(code -> code == 0).isPresent();
    var facts = new LinkedHashMap<String, String>();
    facts.put("proof.pod", pulled.pod());
    facts.put("proof.node", pod.map(PodState::node).orElse("?"));
    facts.put("proof.image", workload.image());
    facts.put("proof.took", took(pulled.message()));
    facts.put("proof.ended", Boolean.toString(ended));
    pod.map(PodState::imageId).ifPresent(digest -> facts.put("proof.digest", digest));
    String key = ended ? "step.await-pull.done.ended" : "step.await-pull.done";
    return new StepOutcome.Done(
        Sentence.of(key, "image", workload.image())
            .with("pod", pulled.pod())
            .with("node", pod.map(PodState::node).orElse("?"))
            .with("took", took(pulled.message())),
        facts);
  }

  private static String took(String message) {
    var matcher = TOOK.matcher(message);
    return matcher.find() ? matcher.group(1) : "?";
  }
}
