package dev.lighterman.step;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;

/** The outside world that a step may look at and change. */
public record Edges(Azure azure, Clusters clusters) {}
