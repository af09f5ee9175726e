package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Pods pull from an address at which the site does not serve any more. */
public final class PullsFromFormerAddress implements Cause {
  private static final Pattern UNREACHABLE =
      Pattern.compile("(?i)no route to host|time-?out|timed out|deadline exceeded|refused");

  @Override
  public Part<?> part() {
    return Part.PULLS;
  }

  @Override
  public Set<String> explains() {
    return Set.of("pulls-from-removed-address");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<FailingPull> failing =
        site.failingElsewhere().stream()
            .filter(pull -> UNREACHABLE.matcher(pull.message()).find())
            .toList();
    return failing.isEmpty() ? Optional.empty() : Optional.of(diagnosis(site, failing));
  }

  private Diagnosis diagnosis(SiteEvidence site, List<FailingPull> failing) {
    String former = failing.getFirst().host();
    return Diagnosis.certain(
            this,
            Sentence.of("cause.pulls-from-former-address", "pod", failing.getFirst().pod())
                .with("count", failing.size())
                .with("former", former)
                .with("address", site.serviceAddress()))
        .remediedBy(
            Sentence.of("cause.pulls-from-former-address.remedy", "former", former)
                .with("address", site.serviceAddress()))
        .quoting(failing.stream().map(FailingPull::message).toList());
  }
}
