package dev.lighterman.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters can be reached from here.
 *
 * @param kubeconfig its contexts are the clusters; without it none is reached
 */
public record KubernetesSettings(@Nullable Path kubeconfig) {}
