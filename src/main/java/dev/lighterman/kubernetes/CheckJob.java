package dev.lighterman.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * A Job that pulls an image, as it is found.
 *
 * @param ours whether this bot made it, in whatever run
 * @param request the request that it was made for, where it is ours
 * @param leaving whether it is being deleted
 * @param over whether it has ended and makes no more pods
 */
public record CheckJob(
    String image, boolean ours, @Nullable String request, boolean leaving, boolean over) {}
