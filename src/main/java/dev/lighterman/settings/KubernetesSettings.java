package dev.lighterman.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that the bot can reach.
 *
 * @param kubeconfig a file with a context per cluster; null if the bot reaches none directly
 */
public record KubernetesSettings(@Nullable Path kubeconfig) {}
