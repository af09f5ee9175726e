package dev.lighterman.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lighterman.value.Sha256;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fingerprint of what an approver approves: inputs and effects, never observations, so that a
 * world that only looks different leaves it alone.
 */
public record PlanHash(@JsonValue String text) {
  @JsonCreator
  public PlanHash {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + text);
    }
  }

  public static PlanHash of(Plan plan) {
    String inputs =
        plan.choices().stream()
            .map(choice -> "choice " + choice.option() + "=" + choice.value())
            .sorted()
            .collect(Collectors.joining("\n"));
    String effects =
        plan.effects().stream()
            .filter(Effect::needsApproval)
            .map(effect -> effect.kind() + " " + effect.subject())
            .sorted()
            .collect(Collectors.joining("\n"));
    return digest(
        Stream.of(plan.operation(), plan.site().toString(), inputs, effects)
            .collect(Collectors.joining("\n\n")));
  }

  /** A few characters for people to compare. */
  public String brief() {
    return text.substring(0, 8);
  }

  private static PlanHash digest(String text) {
    return new PlanHash(Sha256.of(text));
  }

  @Override
  public String toString() {
    return text;
  }
}
