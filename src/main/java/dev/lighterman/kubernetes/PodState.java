package dev.lighterman.kubernetes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod, and how its first container fares.
 *
 * @param node absent while it has none
 * @param phase Pending, Running, Succeeded, Failed or Unknown
 * @param waitingReason such as {@code ImagePullBackOff}; absent while it doesn't wait
 * @param exitCode with which the container ended, now or the last time
 * @param imageId the digest of what runs or ran; absent before the image is there
 */
public record PodState(
    String name,
    @Nullable String node,
    String phase,
    boolean ready,
    @Nullable String waitingReason,
    @Nullable String waitingMessage,
    @Nullable Integer exitCode,
    int restarts,
    String image,
    @Nullable String imageId,
    Instant created) {}
