package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Azure Resource Manager refuses more requests for a while. */
public final class ArmThrottled implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)SubscriptionRequestsThrottled|TooManyRequests|OperationNotAllowed.*throttl");

  @Override
  public Part<?> part() {
    return Part.LAST_ERROR;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(Diagnosis.certain(this, Sentence.of("cause.arm-throttled")).quoting(said));
  }
}
