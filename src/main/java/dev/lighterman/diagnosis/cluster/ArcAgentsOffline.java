package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** The cluster's Arc agents don't reach Azure: the cluster is off, or its way out is closed. */
public final class ArcAgentsOffline implements Cause {
  private static final Set<String> LOST = Set.of("Offline", "AgentNotInstalled");

  @Override
  public Part<?> part() {
    return Part.CLUSTER;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "never-activated",
        "egress-blocked",
        "extension-status-missing",
        "extension-not-installed",
        "protected-settings-expired",
        "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CLUSTER)
        .filter(cluster -> LOST.contains(cluster.connectivity()))
        .map(cluster ->
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.arc-agents-offline", "cluster", cluster.name())
                        .with(
                            "state",
                            Sentence.of("connection.arc", "state", cluster.connectivity())))
                .quoting("connectivityStatus: " + cluster.connectivity())
                .since(cluster.lastSeen()));
  }
}
