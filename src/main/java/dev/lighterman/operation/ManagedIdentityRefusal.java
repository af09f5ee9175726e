package dev.lighterman.operation;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;

/**
 * Refuses to plan for a connected registry that syncs by a managed identity, a preview: it has no
 * sync token, and its rights are role assignments, which Lighterman neither makes nor deletes.
 */
public final class ManagedIdentityRefusal {
  private ManagedIdentityRefusal() {}

  /**
   * Does nothing for one that has a sync token.
   *
   * @throws AskerMustAct if it has none
   */
  public static void check(ConnectedRegistry registry) {
    if (registry.syncsByManagedIdentity()) {
      throw new AskerMustAct(why(registry));
    }
  }

  /** Why it is left alone. */
  public static Sentence why(ConnectedRegistry registry) {
    return Sentence.of("managed-identity.left-alone", "name", registry.name())
        .with("registry", registry.registry().name());
  }
}
