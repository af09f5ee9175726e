package dev.lighterman.diagnosis;

import dev.lighterman.kubernetes.PullSecret;
import org.jspecify.annotations.Nullable;

/**
 * A pull secret that a pod names.
 *
 * @param secret null where there is none of that name
 */
public record PullSecretEvidence(String namespace, String name, @Nullable PullSecret secret) {}
