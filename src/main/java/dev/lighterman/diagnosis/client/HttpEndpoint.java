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

/** The connected registry speaks HTTP, and nodes expect HTTPS. */
public final class HttpEndpoint implements Cause {
  private static final Pattern SAID = Pattern.compile("server gave HTTP response to HTTPS client");

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
                    Sentence.of("cause.http-endpoint", "pod", failing.getFirst().pod())
                        .with("count", failing.size()))
                .quoting(failing.stream().map(FailingPull::message).toList()));
  }
}
