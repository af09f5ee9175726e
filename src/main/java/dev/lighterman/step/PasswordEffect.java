package dev.lighterman.step;

import dev.lighterman.request.Effect;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;

/** What a new password does to those who use the one before. */
public final class PasswordEffect {
  private static final String SLOT = "password1";

  private PasswordEffect() {}

  /** The old one can't be put back, so that undoing does not speak of it. */
  public static Effect of(ArmId token) {
    return new Effect(
        Effect.Kind.TOUCHES_OTHERS,
        token + "/" + SLOT,
        Sentence.of("effect.password", "token", token.name()).with("slot", SLOT));
  }
}
