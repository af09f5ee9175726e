package dev.lighterman.diagnosis.sync;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The connected registry does not reach its parent: a firewall, a proxy or the network is in the
 * way.
 */
public final class EgressBlocked implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)timed[ -]?out|time-?out (?:expired|exceeded|was reached)|(?:i/o|connect\\w*|gateway) time-?out|TimeoutException|connection (?:refused|reset)|unreachable|no such host|not resolve|name or service not known|no route to host|SSL connection could not|temporary failure in name resolution|not known \\(");

  @Override
  public Part<?> part() {
    return Part.LOG;
  }

  @Override
  public Set<String> explains() {
    return Set.of("never-activated", "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    if (site.isOnline()) {
      return Optional.empty();
    }
    List<String> said = site.loggedSinceSync(SAID);
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.likely(this, Sentence.of("cause.egress-blocked"))
                .remediedBy(Sentence.of("cause.egress-blocked.remedy", "hosts", hosts(site)))
                .quoting(said));
  }

  /** What has to be reachable from the cluster. */
  private static List<String> hosts(SiteEvidence site) {
    return site.see(Part.CLOUD_REGISTRY).stream()
        .flatMap(registry -> Stream.of(registry.loginServer(), registry.dataEndpointHost()))
        .toList();
  }
}
