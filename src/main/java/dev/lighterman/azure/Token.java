package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account of a registry, with up to two passwords that nobody can read again.
 *
 * @param created when it was first made; a change leaves it alone
 */
public record Token(
    ArmId id,
    ArmId scopeMap,
    boolean enabled,
    Instant created,
    List<Password> passwords,
    Provisioning provisioning) {
  /** The slot that is filled first. */
  public static final String FIRST = "password1";

  /** The slot that a rotation fills while the first still works. */
  public static final String SECOND = "password2";

  public Token {
    passwords = List.copyOf(passwords);
  }

  /** What is known of the password in a slot. */
  public Optional<Password> password(String slot) {
    return passwords.stream().filter(password -> password.name().equals(slot)).findFirst();
  }

  /**
   * A password that was generated.
   *
   * @param name the slot
   */
  public record Password(String name, Instant created, @Nullable Instant expiry) {}
}
