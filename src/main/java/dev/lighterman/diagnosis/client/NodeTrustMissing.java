package dev.lighterman.diagnosis.client;

import dev.lighterman.azure.Extension;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Nodes don't trust the certificate that the connected registry shows. */
public final class NodeTrustMissing implements PullFailure {
  private static final Pattern SAID =
      Pattern.compile(
          "x509: (?:certificate signed by unknown authority|cannot validate certificate|certificate is (?:valid for|not valid))|doesn't contain any IP SANs");

  private static final Pattern UNKNOWN_AUTHORITY = Pattern.compile("signed by unknown authority");

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

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return PullFailure.super
        .in(site)
        .map(found ->
            site.see(Part.EXTENSION)
                .map(extension -> remedy(extension, !site.failing(UNKNOWN_AUTHORITY).isEmpty()))
                .map(found::remediedBy)
                .orElse(found));
  }

  /**
   * What the extension's settings tell to do.
   *
   * @param isUnknown whether a node does not know the certificate's authority; else the certificate
   *     itself is wrong
   */
  private static Sentence remedy(Extension extension, boolean isUnknown) {
    return Sentence.of("cause.node-trust-missing.remedy.known", "turn", turn(extension, isUnknown))
        .with("name", extension.name())
        .with("cluster", extension.id().parent().name())
        .with("group", extension.id().resourceGroup())
        .with("subscription", extension.id().subscription())
        .with("address", extension.serviceAddress().orElse("?"));
  }

  private static String turn(Extension extension, boolean isUnknown) {
    Map<String, String> settings = extension.settings();
    if (!isUnknown) {
      return "certificate";
    }
    if ("false".equals(settings.get(Extension.TRUST_DISTRIBUTION))) {
      return "on";
    }
    return "true".equals(settings.get(Extension.TRUST_BY_LABEL)) ? "labels" : "pods";
  }
}
