package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token of a registry: a user name with up to two passwords, which can't be read.
 *
 * @param created when it was first created; changes don't reset it
 */
public record RegistryToken(
    ArmId id,
    ArmId scopeMap,
    boolean enabled,
    Instant created,
    List<Password> passwords,
    ProvisioningState provisioning) {
  /** The password that the bot generates; it does not touch the other. */
  private static final String PASSWORD_NAME = "password1";

  public RegistryToken {
    passwords = List.copyOf(passwords);
  }

  /** The password that the bot generates, if it exists. */
  public Optional<Password> password() {
    return passwords.stream().filter(password -> password.name().equals(PASSWORD_NAME)).findFirst();
  }

  /**
   * A generated password, without its value.
   *
   * @param name {@code password1} or {@code password2}
   */
  public record Password(String name, Instant created) {}
}
