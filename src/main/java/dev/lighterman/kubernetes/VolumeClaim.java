package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim for storage.
 *
 * @param phase Pending, Bound or Lost
 * @param storageClass absent where the cluster has no default for it
 * @param requested such as {@code 500Gi}
 */
public record VolumeClaim(
    String name, String phase, @Nullable String storageClass, @Nullable String requested) {
  static VolumeClaim of(PersistentVolumeClaim claim) {
    Quantity size =
        Optional.ofNullable(claim.getSpec().getResources())
            .flatMap(resources -> Optional.ofNullable(resources.getRequests()))
            .map(requests -> requests.get("storage"))
            .orElse(null);
    return new VolumeClaim(
        claim.getMetadata().getName(),
        claim.getStatus() == null ? "Pending" : claim.getStatus().getPhase(),
        claim.getSpec().getStorageClassName(),
        size == null ? null : size.toString());
  }
}
