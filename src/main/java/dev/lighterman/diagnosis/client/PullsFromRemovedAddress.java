package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.FormerPulls;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * Workloads still name an address at which the site serves no more: they run until they restart.
 */
public final class PullsFromRemovedAddress implements Cause {
  private static final int MAX_NAMED = 3;

  @Override
  public Part<?> part() {
    return Part.FORMER_PULLS;
  }

  @Override
  public boolean isAhead() {
    return true;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.FORMER_PULLS).stream()
        .flatMap(List::stream)
        .filter(former -> !former.users().found().isEmpty())
        .findFirst()
        .map(former -> diagnosis(site, former));
  }

  private Diagnosis diagnosis(SiteEvidence site, FormerPulls former) {
    List<PullingWorkload> users = former.users().found();
    List<String> named =
        users.stream().limit(MAX_NAMED).map(PullsFromRemovedAddress::name).toList();
    return Diagnosis.certain(
            this,
            Sentence.of("cause.pulls-from-removed-address", "count", users.size())
                .with("address", former.address())
                .with("workloads", named)
                .with("more", users.size() - named.size()))
        .remediedBy(
            Sentence.of("cause.pulls-from-removed-address.remedy", "site", site.site())
                .with("address", former.address())
                .with("serves", site.isAbsent(Part.EXTENSION) ? "none" : site.serviceAddress()));
  }

  private static String name(PullingWorkload user) {
    return user.kind() + " " + user.namespace() + "/" + user.name();
  }
}
