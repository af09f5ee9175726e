package dev.lighterman.diagnosis.cluster;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The certificate of the cluster's Arc agents has expired, after 90 days without contact. */
public final class ArcCertificateExpired implements Cause {
  @Override
  public Part<?> part() {
    return Part.CLUSTER;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "arc-agents-offline",
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
        .filter(cluster -> expired(cluster, site.now()))
        .map(cluster ->
            Diagnosis.certain(
                    this, Sentence.of("cause.arc-certificate-expired", "cluster", cluster.name()))
                .quoting("connectivityStatus: " + cluster.connectivity())
                .since(cluster.certificateExpires()));
  }

  private static boolean expired(ArcCluster cluster, Instant now) {
    Instant expires = cluster.certificateExpires();
    return cluster.connectivity().equals("Expired")
        || (!cluster.connected() && expires != null && expires.isBefore(now));
  }
}
