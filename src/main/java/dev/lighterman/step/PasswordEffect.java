package dev.lighterman.step;

import dev.lighterman.azure.RegistryToken;
import dev.lighterman.request.Effect;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;

/** The effect of a new token password on users of the old one. */
public final class PasswordEffect {
  private static final String SLOT = RegistryToken.Slot.FIRST.text();

  private PasswordEffect() {}

  /** Not undone: an old password can't be restored. */
  public static Effect of(ArmId token) {
    return new Effect(
        Effect.Kind.TOUCHES_OTHERS,
        token + "/" + SLOT,
        Sentence.of("effect.password", "token", token.name()).with("slot", SLOT));
  }
}
