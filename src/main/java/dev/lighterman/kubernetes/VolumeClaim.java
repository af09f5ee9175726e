package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A persistent volume claim.
 *
 * @param phase Pending, Bound or Lost
 * @param storageClass null where it names none and the cluster had no default
 */
public record VolumeClaim(String phase, @Nullable String storageClass) {
  static VolumeClaim of(PersistentVolumeClaim claim) {
    return new VolumeClaim(
        claim.getStatus() == null ? "Pending" : claim.getStatus().getPhase(),
        claim.getSpec().getStorageClassName());
  }

  /** Whether it is pending because none of these is its storage class, or the default. */
  public boolean cannotBind(List<StorageClass> classes) {
    boolean classExists =
        storageClass == null
            ? classes.stream().anyMatch(StorageClass::isDefault)
            : classes.stream().map(StorageClass::name).anyMatch(storageClass::equals);
    return phase.equals("Pending") && !classExists;
  }
}
