package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Nodes don't trust the certificate that the connected registry shows. */
public final class NodeTrustMissing implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "x509: (?:certificate signed by unknown authority|cannot validate certificate|certificate is (?:valid for|not valid))|doesn't contain any IP SANs");

  @Override
  public Part<?> part() {
    return Part.PULLS;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<FailingPull> failing = site.failing(SAID);
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.node-trust-missing", "pod", failing.getFirst().pod())
                        .with("count", failing.size()))
                .quoting(failing.stream().map(FailingPull::message).toList()));
  }
}
