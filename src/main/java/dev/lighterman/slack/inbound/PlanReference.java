package dev.lighterman.slack.inbound;

import dev.lighterman.request.PlanHash;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which request a person looked at, and which plan of it. */
record PlanReference(RequestNumber number, @Nullable PlanHash plan) {
  /** Reads {@code 412:hash}, or {@code 412} where the plan does not matter. */
  static PlanReference read(String value) {
    String[] parts = value.split(":", 2);
    Optional<RequestNumber> number = RequestNumber.typed(parts[0]);
    try {
      return new PlanReference(
          number.orElseThrow(PlanReference::old),
          parts.length == 2 ? new PlanHash(parts[1]) : null);
    } catch (IllegalArgumentException malformed) {
      throw old();
    }
  }

  /** The plan that was seen; a vote is about nothing else. */
  PlanHash hash() {
    if (plan == null) {
      throw old();
    }
    return plan;
  }

  private static AskerMustAct old() {
    return new AskerMustAct(Sentence.of("slack.old-button"));
  }
}
