package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A persistent volume claim.
 *
 * @param phase Pending, Bound or Lost
 * @param storageClass null where it names none and the cluster had no default
 * @param created by the cluster's clock; null where that is not known
 */
public record VolumeClaim(String phase, @Nullable String storageClass, @Nullable Instant created) {
  public VolumeClaim(String phase, @Nullable String storageClass) {
    this(phase, storageClass, null);
  }

  static VolumeClaim of(PersistentVolumeClaim claim) {
    return new VolumeClaim(
        claim.getStatus() == null ? "Pending" : claim.getStatus().getPhase(),
        claim.getSpec().getStorageClassName(),
        Optional.ofNullable(claim.getMetadata().getCreationTimestamp())
            .map(Instant::parse)
            .orElse(null));
  }

  /** Whether it is pending and was made after a time; false where it is not known when. */
  public boolean isPendingOnlySince(Instant time) {
    return phase.equals("Pending") && created != null && created.isAfter(time);
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
