package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;

/** The connected registries, as the cloud keeps them. A change is only asked for: look again. */
@SuppressWarnings("DoNotCallSuggester")
public final class ConnectedRegistries {
  ConnectedRegistries() {}

  /** All connected registries of a cloud registry. */
  public List<ConnectedRegistry> of(ArmId registry) {
    throw new UnsupportedOperationException(registry.toString());
  }

  public Optional<ConnectedRegistry> get(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /**
   * Makes one right below its cloud registry, in sync all the time, with what the command line
   * sends for the rest.
   *
   * @param mode {@code ReadOnly} or {@code ReadWrite}
   */
  public void create(ArmId id, ArmId syncToken, String mode) {
    throw new UnsupportedOperationException(id.toString() + syncToken + mode);
  }

  /** Replaces the list of the tokens that may pull from it. */
  public void clientTokens(ArmId id, List<ArmId> all) {
    throw new UnsupportedOperationException(id.toString() + all);
  }

  /** Makes it free for another instance. */
  public void deactivate(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /** Deletes it; one that isn't there is fine. */
  public void delete(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }
}
