package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The extensions of Arc clusters. A change is only asked for: look again. */
@SuppressWarnings("DoNotCallSuggester")
public final class Extensions {
  Extensions() {}

  /** All extensions of a cluster, whatever their type. */
  public List<Extension> of(ArmId cluster) {
    throw new UnsupportedOperationException(cluster.toString());
  }

  public Optional<Extension> get(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /**
   * Installs a connected registry's extension, or replaces its settings.
   *
   * @param region the cluster's
   */
  public void put(
      ArmId id, String region, Map<String, String> settings, Map<String, Secret> secrets) {
    throw new UnsupportedOperationException(id.toString() + region + settings + secrets);
  }

  /**
   * Changes settings.
   *
   * @param settings added to those that are there
   * @param secrets all protected settings: those left out are deleted
   */
  public void patch(ArmId id, Map<String, String> settings, Map<String, Secret> secrets) {
    throw new UnsupportedOperationException(id.toString() + settings + secrets);
  }

  /** Deletes it; one that isn't there is fine. */
  public void delete(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }
}
