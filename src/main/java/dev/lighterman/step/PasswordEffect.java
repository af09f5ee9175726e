package dev.lighterman.step;

import dev.lighterman.azure.RegistryToken;
import dev.lighterman.request.Effect;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;

/** The effects of a new token password: on users of the old one, and on that itself. */
public final class PasswordEffect {
  private static final String SLOT = RegistryToken.Slot.FIRST.text();

  private PasswordEffect() {}

  /** Not undone: an old password can't be restored. */
  public static List<Effect> of(ArmId token) {
    String subject = token + "/" + SLOT;
    return List.of(
        new Effect(
            Effect.Kind.TOUCHES_OTHERS,
            subject,
            Sentence.of("effect.password", "token", token.name()).with("slot", SLOT)),
        new Effect(
            Effect.Kind.RENEW,
            subject,
            Sentence.of("effect.password.lost", "token", token.name())));
  }
}
