package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.util.List;
import java.util.Optional;

/** Tokens, what they may do, and their passwords. A change is only asked for: look again. */
@SuppressWarnings("DoNotCallSuggester")
public final class SyncTokens {
  SyncTokens() {}

  public Optional<ScopeMap> scopeMap(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /** Makes a scope map, or replaces all that it allows. */
  public void putScopeMap(ArmId id, List<String> actions, String description) {
    throw new UnsupportedOperationException(id.toString() + actions + description);
  }

  public Optional<Token> token(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /** Makes a token, or enables it and ties it to this scope map. */
  public void putToken(ArmId id, ArmId scopeMap) {
    throw new UnsupportedOperationException(id.toString() + scopeMap);
  }

  /**
   * Replaces the password in a slot; the old one stops working, the new one works after about a
   * minute.
   *
   * @param slot {@link Token#FIRST} or {@link Token#SECOND}
   */
  public Secret generatePassword(ArmId token, String slot) {
    throw new UnsupportedOperationException(token.toString() + slot);
  }

  /** Deletes it; one that isn't there is fine. */
  public void deleteToken(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /** Deletes it; one that isn't there is fine. */
  public void deleteScopeMap(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }
}
