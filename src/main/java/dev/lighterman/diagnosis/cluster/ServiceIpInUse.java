package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Another Service has the address already. */
public final class ServiceIpInUse implements ServiceIpBlocker {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)provided IP is already allocated|IP(?: address)? .*already (?:allocated|in use)");

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    Optional<String> owner = owner(site);
    return said.isEmpty() && owner.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.service-ip-in-use", "address", site.serviceAddress())
                        .with("owner", owner.orElse("none")))
                .remediedBy(remedy(site, owner))
                .quoting(said)
                .curedBy(Cure.EXTENSION));
  }

  /** Another address is the last resort: whatever pulls from this one would have to change. */
  private static Sentence remedy(SiteEvidence site, Optional<String> owner) {
    String[] names = owner.orElse("/").split("/", -1);
    return Sentence.of("cause.service-ip-in-use.remedy", "address", site.serviceAddress())
        .with("namespace", names[0])
        .with("service", names[1]);
  }

  /** The other Service that has the address, such as {@code default/till}. */
  private static Optional<String> owner(SiteEvidence site) {
    return site.see(Part.SERVICES)
        .flatMap(network ->
            ServiceAddress.maybe(site.serviceAddress())
                .flatMap(each -> Optional.ofNullable(network.taken().get(each))))
        .filter(service -> !service.startsWith("connected-registry/"));
  }
}
