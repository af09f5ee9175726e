package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Service's address is outside the cluster's range. */
public final class ServiceIpOutOfRange implements ServiceIpBlocker {
  private static final Pattern SAID =
      Pattern.compile("(?i)not in the valid range|does not match the current range");

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    return said.isEmpty() && !isOutside(site)
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.service-ip-out-of-range", "address", site.serviceAddress())
                        .with(
                            "ranges",
                            site.see(Part.SERVICES).map(ServiceNetwork::said).orElse("?")))
                .quoting(said)
                .curedBy(Cure.EXTENSION));
  }

  private static boolean isOutside(SiteEvidence site) {
    return site.see(Part.SERVICES)
        .flatMap(network ->
            ServiceAddress.maybe(site.serviceAddress())
                .map(each -> network.rangeOf(each).isEmpty()))
        .orElse(false);
  }
}
