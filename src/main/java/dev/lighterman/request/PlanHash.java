package dev.lighterman.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lighterman.value.Sha256;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SHA-256 of what an approver approves: everything that runs, with its inputs. Not of what only
 * explains it, such as notes and the sources of choices.
 */
public record PlanHash(@JsonValue String text) {
  /**
   * A component of stored steps and details that earlier versions did not know. Without a value it
   * does not count, so that their plans keep their hashes, and with them their approvals.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface AddedLater {}

  @JsonCreator
  public PlanHash {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + text);
    }
  }

  public static PlanHash of(Plan plan) {
    List<String> inputs =
        plan.choices().stream()
            .map(choice -> choice.option() + "=" + choice.value())
            .sorted()
            .toList();
    return digest(
        CanonicalForm.of(
            List.of(
                plan.operation(),
                plan.site().toString(),
                inputs,
                plan.steps(),
                plan.claims(),
                plan.details())));
  }

  /** Whether this is the hash of a plan, also as earlier versions made it for their plans. */
  public boolean isOf(Plan plan) {
    return equals(of(plan)) || equals(ofEffects(plan));
  }

  /** The hash of earlier versions: of inputs and effects only. */
  private static PlanHash ofEffects(Plan plan) {
    String inputs =
        plan.choices().stream()
            .map(choice -> "choice " + choice.option() + "=" + choice.value())
            .sorted()
            .collect(Collectors.joining("\n"));
    String effects =
        plan.effects().stream()
            .filter(Effect::needsApproval)
            // Those versions told it as an effect on others alone.
            .filter(effect -> effect.kind() != Effect.Kind.RENEW)
            .map(effect -> formerKind(effect) + " " + effect.subject())
            .sorted()
            .collect(Collectors.joining("\n"));
    return digest(
        Stream.of(plan.operation(), plan.site().toString(), inputs, effects)
            .collect(Collectors.joining("\n\n")));
  }

  /** The kind that the effect had in those versions. */
  private static Effect.Kind formerKind(Effect effect) {
    boolean provider = effect.subject().matches("/subscriptions/[^/]+/providers/[^/]+");
    return switch (effect.kind()) {
      case COST, STORAGE -> Effect.Kind.TOUCHES_OTHERS;
      case TOUCHES_OTHERS -> provider ? Effect.Kind.CHANGE : Effect.Kind.TOUCHES_OTHERS;
      case CREATE, CHANGE, OVERWRITE, DELETE, RENEW, BREAKS_OTHERS, PASSING, KEEP -> effect.kind();
    };
  }

  /** The first 8 characters, for display. */
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
