package dev.lighterman.step;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryToken.Slot;
import dev.lighterman.azure.RegistryTokens.NewPassword;
import dev.lighterman.value.ArmId;
import java.time.Duration;

/**
 * Generates the passwords that steps write elsewhere. While it is unknown whether a write arrived,
 * its password stays valid: within this process the same one is used again, and after a restart the
 * token's other slot. So a write that arrives late is as good as the one that replaced it.
 */
public final class TokenPasswords {
  /** Longer than Azure or a cluster works on a request. */
  private static final Duration UNKNOWN_FOR = Duration.ofMinutes(10);

  private final Cache<ArmId, NewPassword> unconfirmed =
      Caffeine.newBuilder().expireAfterWrite(UNKNOWN_FOR).build();

  /** A valid password of the token, for a write that {@link #confirm} ends. */
  public NewPassword obtain(Azure azure, ArmId id, RunInfo run) {
    RegistryToken token = azure.tokens().token(id).orElseThrow(() -> StepContext.vanished(id));
    NewPassword earlier = unconfirmed.getIfPresent(id);
    if (earlier != null && token.passwords().contains(earlier.id())) {
      return earlier;
    }
    NewPassword generated = azure.tokens().generatePassword(id, slot(azure, token, run));
    unconfirmed.put(id, generated);
    return generated;
  }

  /** The token's password was found where it was written. */
  public void confirm(ArmId token) {
    unconfirmed.invalidate(token);
  }

  /** The first slot, unless a write with its password may still be on its way. */
  private static Slot slot(Azure azure, RegistryToken token, RunInfo run) {
    var first = token.password(Slot.FIRST);
    var second = token.password(Slot.SECOND);
    boolean firstMayArrive =
        first.filter(it -> run.couldHaveUpdated(azure.toOurClock(it.created()))).isPresent();
    if (!firstMayArrive) {
      return Slot.FIRST;
    }
    if (second.isEmpty()) {
      return Slot.SECOND;
    }
    boolean secondIsOurs = run.couldHaveUpdated(azure.toOurClock(second.get().created()));
    boolean secondIsOlder = second.get().created().isBefore(first.get().created());
    return secondIsOurs && secondIsOlder ? Slot.SECOND : Slot.FIRST;
  }
}
