package dev.lighterman.slack.inbound;

import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request, and the plan of it that a person saw. */
record PlanReference(RequestNumber number, @Nullable PlanHash plan) {
  /** Reads {@code 412:hash}, or {@code 412} if the plan does not matter. */
  static PlanReference read(String value) {
    String[] parts = value.split(":", 2);
    Optional<RequestNumber> number = RequestNumber.typed(parts[0]);
    try {
      return new PlanReference(
          number.orElseThrow(PlanReference::outdated),
          parts.length == 2 ? new PlanHash(parts[1]) : null);
    } catch (IllegalArgumentException malformed) {
      throw outdated();
    }
  }

  /** The value of a button that decides about a request's plan as it is now. */
  static String to(Request request) {
    return request.number().number() + ":" + request.planHash().text();
  }

  /** The hash of the plan that the person saw. */
  PlanHash hash() {
    if (plan == null) {
      throw outdated();
    }
    return plan;
  }

  private static AskerMustAct outdated() {
    return new AskerMustAct(Sentence.of("slack.old-button"));
  }
}
