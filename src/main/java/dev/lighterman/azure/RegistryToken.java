package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account of a registry, with up to two passwords that nobody can read again.
 *
 * @param created when it was first made; a change leaves it alone
 */
public record RegistryToken(
    ArmId id,
    ArmId scopeMap,
    boolean enabled,
    Instant created,
    List<Password> passwords,
    ProvisioningState provisioning) {
  /** The slot that is filled; the other is left alone. */
  private static final String SLOT = "password1";

  public RegistryToken {
    passwords = List.copyOf(passwords);
  }

  /** What is known of the password, once there is one. */
  public Optional<Password> password() {
    return passwords.stream().filter(password -> password.name().equals(SLOT)).findFirst();
  }

  /**
   * A password that was generated.
   *
   * @param name the slot
   */
  public record Password(String name, Instant created) {}
}
