package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.regex.Pattern;

/** Nodes don't trust the certificate that the connected registry shows. */
public final class NodeTrustMissing implements PullFailure {
  private static final Pattern SAID =
      Pattern.compile(
          "x509: (?:certificate signed by unknown authority|cannot validate certificate|certificate is (?:valid for|not valid))|doesn't contain any IP SANs");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis(List<FailingPull> failing) {
    return Diagnosis.certain(
        this,
        Sentence.of("cause.node-trust-missing", "pod", failing.getFirst().pod())
            .with("count", failing.size()));
  }
}
