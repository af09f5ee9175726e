package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** Azure Resource Manager refuses more requests for a while. */
public final class ArmThrottled implements ReportedError {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)SubscriptionRequestsThrottled|TooManyRequests|OperationNotAllowed.*throttl");

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
}
