package dev.lighterman.kubernetes;

import java.time.Instant;

/**
 * Something that happened to an object of the cluster.
 *
 * @param at when it happened last
 */
record KubernetesEvent(String message, Instant at) {}
