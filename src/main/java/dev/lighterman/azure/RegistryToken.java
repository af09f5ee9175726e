package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token of a registry: a user name with up to two passwords, which can't be read.
 *
 * @param created when it was first created; changes don't reset it
 * @param changed when somebody last changed it; null where nobody tells
 */
public record RegistryToken(
    ArmId id,
    ArmId scopeMap,
    boolean enabled,
    Instant created,
    List<Password> passwords,
    ProvisioningState provisioning,
    @Nullable Instant changed) {
  public RegistryToken {
    passwords = List.copyOf(passwords);
  }

  /** The password in a slot, if there is one. */
  public Optional<Password> password(Slot slot) {
    return passwords.stream().filter(password -> password.name().equals(slot.text())).findFirst();
  }

  /**
   * Whether it still has a password.
   *
   * @param fingerprint of the password; null for one that is not known
   */
  public boolean hasPassword(@Nullable String fingerprint) {
    return passwords.stream().anyMatch(password -> password.fingerprint().equals(fingerprint));
  }

  /** One of a token's two passwords. */
  public enum Slot {
    FIRST("password1"),
    SECOND("password2");

    private final String text;

    Slot(String text) {
      this.text = text;
    }

    /** Azure's name of it. */
    public String text() {
      return text;
    }
  }

  /**
   * A generated password, without its value.
   *
   * @param name {@code password1} or {@code password2}
   * @param expires null if it does not expire
   */
  public record Password(String name, Instant created, @Nullable Instant expires) {
    /** Whether it has expired at this time. */
    public boolean expired(Instant now) {
      return expires != null && !now.isBefore(expires);
    }

    /** Identifies the password without revealing it, such as {@code password1@2026-…}. */
    public String fingerprint() {
      return name + "@" + created;
    }
  }
}
