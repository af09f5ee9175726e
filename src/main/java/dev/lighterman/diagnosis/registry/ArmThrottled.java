package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.regex.Pattern;

/** Azure Resource Manager refuses more requests for a while. */
public final class ArmThrottled implements ReportedError {
  /** How we say it ourselves. */
  private static final String OURS = "azure.throttled";

  private static final Pattern SAID =
      Pattern.compile(
          "(?i)SubscriptionRequestsThrottled|TooManyRequests|OperationNotAllowed.*throttl|^"
              + Pattern.quote(OURS)
              + "$");

  @Override
  public Part<?> part() {
    return Part.LAST_ERROR;
  }

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.certain(this, Sentence.of("cause.arm-throttled"));
  }

  /** Our last request met it, or the look at the site itself does. */
  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return ReportedError.super
        .in(site)
        .or(() ->
            Part.ALL.stream()
                    .flatMap(part -> site.whyNotSeen(part).stream())
                    .anyMatch(why -> why.key().equals(OURS))
                ? Optional.of(diagnosis())
                : Optional.empty());
  }
}
