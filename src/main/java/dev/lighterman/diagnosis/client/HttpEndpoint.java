package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.regex.Pattern;

/** The connected registry speaks HTTP, and nodes expect HTTPS. */
public final class HttpEndpoint implements PullFailure {
  private static final Pattern SAID = Pattern.compile("server gave HTTP response to HTTPS client");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis(List<FailingPull> failing) {
    return Diagnosis.certain(
        this,
        Sentence.of("cause.http-endpoint", "pod", failing.getFirst().pod())
            .with("count", failing.size()));
  }
}
