package dev.lighterman.diagnosis;

import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import java.util.List;

/**
 * A workload that pulls from the site and has pods.
 *
 * @param secrets all that its pods name
 */
public record RunningPull(PullingWorkload workload, List<PullSecretEvidence> secrets) {
  public RunningPull {
    secrets = List.copyOf(secrets);
  }
}
