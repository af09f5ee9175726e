package dev.lighterman.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * A claim for storage.
 *
 * @param phase Pending, Bound or Lost
 * @param storageClass absent where the cluster has no default for it
 * @param requested such as {@code 500Gi}
 */
public record VolumeClaim(
    String name, String phase, @Nullable String storageClass, @Nullable String requested) {}
