package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim for storage.
 *
 * @param phase Pending, Bound or Lost
 * @param storageClass absent where the cluster had no default for it
 */
public record VolumeClaim(String phase, @Nullable String storageClass) {
  static VolumeClaim of(PersistentVolumeClaim claim) {
    return new VolumeClaim(
        claim.getStatus() == null ? "Pending" : claim.getStatus().getPhase(),
        claim.getSpec().getStorageClassName());
  }

  /** Whether it waits for a class that is none of these, or for a default where none is. */
  public boolean cannotBind(List<StorageClass> classes) {
    boolean there =
        storageClass == null
            ? classes.stream().anyMatch(StorageClass::isDefault)
            : classes.stream().map(StorageClass::name).anyMatch(storageClass::equals);
    return phase.equals("Pending") && !there;
  }
}
